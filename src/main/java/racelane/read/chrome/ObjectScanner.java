package racelane.read.chrome;

import java.io.IOException;
import java.util.Arrays;
import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Pause;
import racelane.read.Source;

/**
 * Finds the objects in an array of events, one after the other, wherever lines break: it counts brackets
 * outside of quotes. The array is the whole file, or stands under {@code traceEvents} in the file's object:
 * <pre>
 * [ {"ph": "B", …}, {"ph": "E", …}
 * {"displayTimeUnit": "ns", "traceEvents": [ {"ph": "X", …} ], "otherData": {…}}
 * </pre>
 * An object longer than {@link LineLoop#LONGEST} is passed over.
 */
final class ObjectScanner {
    private static final int PIECE = 1 << 18;
    private static final String EVENTS = "traceEvents";

    /** What is done with an object. */
    interface Objects {
        /**
         * @param offset in the file, of the opening bracket
         * @param number of its line, from 1
         */
        void object(byte[] bytes, int from, int to, long offset, long number);

        /** An object that is longer than any event. */
        void tooLong(long offset, long number);
    }

    private final Source source;
    private final LineIndex index;
    private final Pause pause;
    private byte[] buffer = new byte[PIECE];
    private long base;

    private int depth;
    private boolean inText;
    private boolean escaped;
    /** Depth of the array of events; -1 while there is none, -2 after its end. */
    private int arrayDepth = -1;
    private boolean isObjectForm;
    /** The text that was read last at the top of the file's object. */
    private final StringBuilder key = new StringBuilder();
    private long objectAt = -1;
    private long objectLine;
    private long breaks;
    private boolean passingOver;

    ObjectScanner(Source source, LineIndex index, Pause pause) {
        this.source = source;
        this.index = index;
        this.pause = pause;
    }

    /** Runs to the end of the source. */
    void run(Objects objects) throws IOException {
        int filled = 0;
        for (int count = read(filled); count >= 0; count = read(filled)) {
            scan(filled, filled + count, objects);
            filled += count;
            int keep = objectAt < 0 ? filled : (int) (objectAt - base);
            if (objectAt >= 0 && filled - keep > LineLoop.LONGEST) {
                objects.tooLong(objectAt, objectLine);
                objectAt = -1;
                passingOver = true;
                keep = filled;
            }
            System.arraycopy(buffer, keep, buffer, 0, filled - keep);
            base += keep;
            filled -= keep;
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            pause.between();
        }
        pause.done();
    }

    private int read(int filled) throws IOException {
        return source.read(base + filled, buffer, filled, buffer.length - filled);
    }

    private void scan(int from, int to, Objects objects) {
        for (int at = from; at < to; at++) {
            byte c = buffer[at];
            if ((base + at & LineIndex.STRIDE - 1) == 0 && base + at > 0) {
                index.next(breaks);
            }
            if (c == '\n') {
                breaks++;
            }
            if (inText) {
                text(c);
            } else {
                bracket(c, at, objects);
            }
        }
    }

    private void text(byte c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inText = false;
        } else if (depth == 1 && key.length() <= EVENTS.length()) {
            key.append((char) (c & 0xff));
        }
    }

    private void bracket(byte c, int at, Objects objects) {
        switch (c) {
            case '"' -> {
                inText = true;
                if (depth == 1) {
                    key.setLength(0);
                }
            }
            case '{' -> {
                isObjectForm |= depth == 0;
                if (depth == arrayDepth && objectAt < 0 && !passingOver) {
                    objectAt = base + at;
                    objectLine = breaks + 1;
                }
                depth++;
            }
            case '[' -> {
                depth++;
                if (arrayDepth == -1 && (depth == 1 || depth == 2 && isObjectForm && EVENTS.contentEquals(key))) {
                    arrayDepth = depth;
                }
            }
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                if (depth == arrayDepth && c == '}') {
                    passingOver = false;
                    if (objectAt >= 0) {
                        objects.object(buffer, (int) (objectAt - base), at + 1, objectAt, objectLine);
                        objectAt = -1;
                    }
                } else if (depth < arrayDepth) {
                    arrayDepth = -2;
                }
            }
            default -> { }
        }
    }

    /** Whether the file ends inside of an event; where that begins is {@link #openAt}. */
    boolean isCut() {
        return objectAt >= 0;
    }

    long openAt() {
        return objectAt;
    }

    long openLine() {
        return objectLine;
    }

    /** Whether the array of events ends as it should. */
    boolean isClosed() {
        return arrayDepth == -2;
    }

    /** Where the object that begins at {@code from} ends, or -1. */
    static int end(byte[] bytes, int from, int to) {
        int depth = 0;
        boolean inText = false;
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (inText) {
                at += c == '\\' ? 1 : 0;
                inText = c != '"';
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** The first words of a text that may be such a file. */
    static boolean isStart(byte[] bytes, int length) {
        int at = 0;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        if (at >= length || bytes[at] != '[' && bytes[at] != '{') {
            return false;
        }
        return bytes[at] == '[' || Bytes.indexOf(bytes, at, length, '"' + EVENTS + '"') >= 0;
    }
}

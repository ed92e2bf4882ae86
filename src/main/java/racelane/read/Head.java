package racelane.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes of a file, at most {@link #LIMIT}, already unpacked if the file is compressed. */
public final class Head {
    /** Enough for any header, little enough to read before anything is known. */
    public static final int LIMIT = 64 * 1024;

    private final byte[] bytes;
    private final int length;
    private final boolean whole;

    private Head(byte[] bytes, int length, boolean whole) {
        this.bytes = bytes;
        this.length = length;
        this.whole = whole;
    }

    /** Reads the head. From a live stream it takes what is there, once a line is, and does not wait for more. */
    public static Head of(Source source) throws IOException {
        byte[] bytes = new byte[LIMIT];
        int length = 0;
        while (length < LIMIT) {
            int count = source.read(length, bytes, length, LIMIT - length);
            if (count < 0) {
                return new Head(bytes, length, true);
            }
            length += count;
            if (source.isLive() && Bytes.indexOf(bytes, 0, length, (byte) '\n') >= 0) {
                break;
            }
        }
        return new Head(bytes, length, false);
    }

    /** A head of the given text, for tests and for formats inside formats. */
    public static Head of(byte[] content) {
        int length = Math.min(content.length, LIMIT);
        return new Head(Arrays.copyOf(content, length), length, content.length <= LIMIT);
    }

    /** The bytes, valid below {@link #length}; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Whether this is all of the file. */
    public boolean isWhole() {
        return whole;
    }

    public boolean startsWith(String ascii) {
        byte[] start = ascii.getBytes(StandardCharsets.US_ASCII);
        return length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** The whole head as text. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** The first bytes for people: as text if they are text, else in hexadecimal. */
    public String firstWords() {
        int count = Math.min(length, 16);
        for (int i = 0; i < count; i++) {
            if (bytes[i] < 32 && bytes[i] != '\n' && bytes[i] != '\t' && bytes[i] != '\r') {
                return "the bytes " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, count);
            }
        }
        return "\"" + Bytes.excerpt(bytes, 0, Math.min(length, 40)) + "\"";
    }
}

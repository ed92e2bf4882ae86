package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import racelane.read.Bytes;

/**
 * Where in an event's text one word may stand: the text is cut where there is a character that the word does not
 * have, and of each stretch between two such is known how to look into it, most often without making it. Made for a
 * format and a word; safe for several threads.
 */
final class LineRuns {
    /** A stretch that is not the same in every record. */
    private interface Run {
        boolean holds(Event event, LineBytes room, LineMemo memo);
    }

    private final byte[] word;
    private final DigitNeedle digits;
    private final BooleanSupplier inSymbols;
    private final boolean[] letters = new boolean[128];
    private final List<Run> runs = new ArrayList<>();
    /** Of the stretch that is being gathered. */
    private final List<LinePart> open = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private boolean always;
    private Run[] all;

    private LineRuns(byte[] word, DigitNeedle digits, BooleanSupplier inSymbols) {
        this.word = word;
        this.digits = digits;
        this.inSymbols = inSymbols;
        for (byte letter : word) {
            letters[letter] = true;
        }
    }

    /**
     * @param word      ASCII letters in lower case, digits and underlines
     * @param digits    null if it is not made of digits alone
     * @param inSymbols whether it may stand in the name of a function or module
     */
    static LineRuns of(String name, LineForm form, byte[] word, DigitNeedle digits, BooleanSupplier inSymbols) {
        LineRuns runs = new LineRuns(word, digits, inSymbols);
        runs.text(LineBytes.of(": " + name + ": "));
        for (LinePart part : form.parts()) {
            if (part instanceof LinePart.Words words) {
                runs.text(words.text());
            } else {
                runs.part(part);
            }
        }
        runs.close();
        runs.all = runs.runs.toArray(new Run[0]);
        return runs;
    }

    /** Whether every record holds it, by what stands in all of them. */
    boolean isInAll() {
        return always;
    }

    /** Whether no record holds it. */
    boolean isInNone() {
        return !always && all.length == 0;
    }

    /** Whether an event's text, its name included, holds the word. */
    boolean holds(Event event, LineBytes room, LineMemo memo) {
        for (Run run : all) {
            if (run.holds(event, room, memo)) {
                return true;
            }
        }
        return always;
    }

    private void text(byte[] text) {
        for (byte c : text) {
            if (c < 0 || !letters[c]) {
                close();
            } else {
                literal.append((char) c);
            }
        }
    }

    private void part(LinePart part) {
        if (literal.length() > 0) {
            open.add(new LinePart.Words(literal.toString()));
            literal.setLength(0);
        }
        open.add(part);
    }

    private void close() {
        if (literal.length() > 0) {
            open.add(new LinePart.Words(literal.toString()));
            literal.setLength(0);
        }
        if (!open.isEmpty()) {
            Run run = run(List.copyOf(open));
            open.clear();
            if (run != null) {
                runs.add(run);
            }
        }
    }

    /** How to look into a stretch; null if there is no need to. */
    private Run run(List<LinePart> parts) {
        LinePart one = parts.get(0);
        if (parts.size() > 1) {
            return rendered(parts);
        } else if (one instanceof LinePart.Words words) {
            always |= Bytes.indexOfIgnoringCase(words.text(), 0, words.text().length, word) >= 0;
            return null;
        } else if (one instanceof LinePart.Number number) {
            return number(number);
        } else if (one instanceof LinePart.Text text) {
            return (event, room, memo) -> {
                Event.Span span = event.textSpan(text.field());
                return Bytes.indexOfIgnoringCase(event.bytes(), span.from(), span.to(), word) >= 0;
            };
        } else if (one instanceof LinePart.Address address) {
            return address(address, rendered(parts));
        } else if (one instanceof LinePart.Named named) {
            return mayBeSaid(named.words()) ? named(named, rendered(parts)) : null;
        }
        return rendered(parts);
    }

    /** A word with a letter beyond f stands in no number; blanks and signs stand in no word. */
    private Run number(LinePart.Number number) {
        boolean hex = number.isHex();
        if (digits == null || !hex && !digits.isDecimal()) {
            // Of more digits than are looked through at once the number itself must be made.
            return digits == null && isIn("0123456789abcdef") ? rendered(List.of(number)) : null;
        }
        int width = number.padding() == '0' ? number.width() : 0;
        if (hex) {
            return (event, room, memo) -> digits.inHex(number.printed(event), width);
        }
        Run whole = rendered(List.of(number));
        return (event, room, memo) -> {
            long value = number.printed(event);
            return DigitNeedle.isShort(value) ? digits.inDecimal(value, width) : whole.holds(event, room, memo);
        };
    }

    private boolean isIn(String characters) {
        for (byte c : word) {
            if (characters.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private Run address(LinePart.Address address, Run rendered) {
        if (digits == null && !isIn("0123456789abcdefx")) {
            return address.extension().isEmpty() || !inSymbols.getAsBoolean() ? null : (event, room, memo) -> !address.isNumber(address.value().number(event)) && rendered.holds(event, room, memo);
        }
        if (digits == null || word.length == 1) {
            return rendered;
        }
        // Of several digits none is the one before the x.
        return (event, room, memo) -> {
            long value = address.value().number(event);
            return address.isNumber(value) ? digits.inHex(address.extension().isEmpty() ? address.shown(value) : value, address.extension().isEmpty() ? address.longSize() * 2 : 0)
                    : rendered.holds(event, room, memo);
        };
    }

    /** Whether flags or symbols can be printed so that it stands there. */
    private boolean mayBeSaid(Expression words) {
        List<String> said = FormatShape.words(words);
        return said == null || new TextShape().words(said, TextShape.HEX).mayHold(new String(word, StandardCharsets.US_ASCII));
    }

    /** The same number has the same words: the answer is kept. */
    private static Run named(LinePart.Named named, Run rendered) {
        Object answers = new Object();
        return (event, room, memo) -> {
            long number = named.value().number(event);
            byte[] known = memo.of(answers, number);
            return (known != null ? known : memo.keep(answers, number, rendered.holds(event, room, memo) ? "y" : "n"))[0] == 'y';
        };
    }

    private Run rendered(List<LinePart> parts) {
        LinePart[] each = parts.toArray(new LinePart[0]);
        return (event, room, memo) -> {
            room.cut(0);
            for (LinePart part : each) {
                part.put(event, room, memo);
            }
            return room.holds(word);
        };
    }
}

package racelane.picture;

/**
 * Makes every character of a text visible and harmless. Text in a trace is whatever a program wrote:
 * terminal escapes, marks that turn the writing direction, half characters. None of it is obeyed.
 *
 * <p>C0 controls become their control pictures (U+2400 to U+2421); marks that are invisible or change
 * direction become their number, {@code <U+202E>}; C1 controls, lone surrogates and noncharacters become
 * U+FFFD. The result is valid in XML 1.0 once escaped.
 */
public final class VisibleText {
    private VisibleText() {
    }

    /** The text itself when nothing had to be changed. */
    public static String of(String text) {
        int clean = 0;
        while (clean < text.length() && isPlain(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, clean);
        int at = clean;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            append(codePoint, visible);
            at += Character.charCount(codePoint);
        }
        return visible.toString();
    }

    /** Whether a text has letters that are written from right to left: whoever shows it in the order of its characters has to say so. */
    public static boolean runsLeft(String text) {
        return text.codePoints().anyMatch(character -> switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        });
    }

    /** Appends one character as {@link #of} would write it. */
    static void append(int codePoint, StringBuilder to) {
        if (codePoint < 0x20) {
            to.append((char) (0x2400 + codePoint));
        } else if (codePoint == 0x7f) {
            to.append('\u2421');
        } else if (isBroken(codePoint)) {
            to.append('\ufffd');
        } else if (isInvisible(codePoint)) {
            to.append(String.format("<U+%04X>", codePoint));
        } else {
            to.appendCodePoint(codePoint);
        }
    }

    /** Whether a character needs no look at its neighbours and no change; false may still be harmless. */
    static boolean isPlain(int codePoint) {
        return codePoint >= 0x20 && codePoint < 0x7f
                || codePoint > 0xad && codePoint < 0x300
                || codePoint > 0x200f && codePoint < 0x2028
                || codePoint > 0x206f && codePoint < 0xd800;
    }

    private static boolean isBroken(int codePoint) {
        return codePoint >= 0x80 && codePoint < 0xa0
                || codePoint >= 0xd800 && codePoint <= 0xdfff
                || codePoint >= 0xfdd0 && codePoint <= 0xfdef
                || (codePoint & 0xfffe) == 0xfffe;
    }

    // Format characters (category Cf) but the joiners, which emoji need, and the two line separators.
    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT && !isJoiner(codePoint)
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || codePoint == 0x115f || codePoint == 0x1160 || codePoint == 0x3164;
    }

    /** Characters that rightly take no room: joiners and variation selectors. */
    static boolean isJoiner(int codePoint) {
        return codePoint == 0x200c || codePoint == 0x200d || codePoint >= 0xfe00 && codePoint <= 0xfe0f;
    }
}

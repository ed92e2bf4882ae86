package racelane.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Widths of text in the bundled fonts, the same on every machine: the sum of the advances, without
 * kerning and ligatures, which all surfaces leave out. Immutable; shared freely between threads.
 *
 * <p>A character that its font lacks is taken from {@link FontRole#substitute}; one that both lack is a
 * box of {@link #BOX_EM}. Text that is not visible yet is measured as {@link VisibleText} writes it.
 */
public final class TextMeasure {
    /** Advance of the box that stands for a character no font has, in em. */
    public static final double BOX_EM = 0.6;

    private static final String ELLIPSIS = "…";

    private final Map<FontRole, FontFile> fonts = new EnumMap<>(FontRole.class);

    private TextMeasure() {
        try {
            for (FontRole role : FontRole.values()) {
                fonts.put(role, new FontFile(FontTables.of(role)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TextMeasure BUNDLED = new TextMeasure();
    }

    /**
     * The measure of the bundled fonts, read once.
     *
     * @throws ExceptionInInitializerError if the program's own files are incomplete
     */
    public static TextMeasure bundled() {
        return Holder.BUNDLED;
    }

    /** In px. */
    public double width(String text, FontRole role, double size) {
        double em = 0;
        String visible = VisibleText.of(text);
        for (int at = 0; at < visible.length();) {
            int codePoint = visible.codePointAt(at);
            em += em(codePoint, role);
            at += Character.charCount(codePoint);
        }
        return em * size;
    }

    /** The width of one character that is visible already, in em. */
    public double em(int codePoint, FontRole role) {
        if (VisibleText.isJoiner(codePoint)) {
            return 0;
        }
        FontFile font = fonts.get(role);
        int glyph = font.glyph(codePoint);
        if (glyph != 0) {
            return font.advance(glyph);
        }
        FontRole other = fontOf(codePoint, role);
        return other == null ? BOX_EM : fonts.get(other).advance(fonts.get(other).glyph(codePoint));
    }

    /** Which font draws a character: the role's, its substitute's, or null for a box. */
    public FontRole fontOf(int codePoint, FontRole role) {
        if (fonts.get(role).glyph(codePoint) != 0) {
            return role;
        }
        return fonts.get(role.substitute()).glyph(codePoint) != 0 ? role.substitute() : null;
    }

    /** The glyph of a character in exactly this font, 0 if it has none. */
    public int glyph(int codePoint, FontRole role) {
        return fonts.get(role).glyph(codePoint);
    }

    /**
     * The text if it fits, else its longest beginning that fits with an ellipsis behind it, else
     * nothing. The answer is visible text, never wider than {@code maxWidth} px.
     */
    public String ellipsize(String text, FontRole role, double size, double maxWidth) {
        double room = maxWidth / size;
        double roomBeforeEllipsis = room - em(ELLIPSIS.codePointAt(0), role);
        StringBuilder visible = new StringBuilder();
        double em = 0;
        int kept = 0;
        for (int at = 0; at < text.length();) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int before = visible.length();
            VisibleText.append(codePoint, visible);
            em += emFrom(visible, before, role);
            if (em <= roomBeforeEllipsis) {
                kept = visible.length();
            }
            if (em > room) {
                return roomBeforeEllipsis < 0 ? "" : withEllipsis(visible, kept);
            }
        }
        return visible.toString();
    }

    private double emFrom(CharSequence text, int from, FontRole role) {
        double em = 0;
        for (int at = from; at < text.length();) {
            int codePoint = Character.codePointAt(text, at);
            em += em(codePoint, role);
            at += Character.charCount(codePoint);
        }
        return em;
    }

    private static String withEllipsis(StringBuilder text, int kept) {
        int end = kept;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        return text.append(ELLIPSIS).toString();
    }

    /** How far above the baseline the font reaches, in px. */
    public double ascent(FontRole role, double size) {
        return fonts.get(role).ascent() * size;
    }

    /** How far below the baseline the font reaches, in px, more than 0. */
    public double descent(FontRole role, double size) {
        return fonts.get(role).descent() * size;
    }

    /** The baseline that centres capitals and digits on {@code middleY}, on a whole px. */
    public double baselineAround(double middleY, FontRole role, double size) {
        return Math.rint(middleY + fonts.get(role).capHeight() * size / 2);
    }
}

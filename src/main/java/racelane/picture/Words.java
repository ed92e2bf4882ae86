package racelane.picture;

import java.util.Objects;

/**
 * One line of text. It is made visible ({@link VisibleText}) and never cut: whoever makes it fits it
 * with {@link TextMeasure#ellipsize} before. It runs from left to right whatever its script.
 *
 * @param x where {@code anchor} of the text is, in px
 * @param baseline y of the baseline, in px
 * @param size of the font, in px
 */
public record Words(String text, double x, double baseline, Anchor anchor,
        FontRole font, double size, Ink ink) implements Mark {

    /** Which point of the text x is. */
    public enum Anchor {
        START(0), MIDDLE(0.5), END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** How much of the text lies left of the anchor, 0 to 1. */
        public double share() {
            return share;
        }
    }

    public Words {
        text = VisibleText.of(text);
        Mark.requireFinite("words", x, baseline, size);
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(font, "font");
        Objects.requireNonNull(ink, "ink");
    }

    /** Text in the ink of text, beginning at x: change it with the methods below. */
    public static Words at(double x, double baseline, String text, FontRole font, double size) {
        return new Words(text, x, baseline, Anchor.START, font, size, InkRole.TEXT.ink());
    }

    public Words inked(Ink with) {
        return new Words(text, x, baseline, anchor, font, size, with);
    }

    /** Centred around x. */
    public Words centred() {
        return new Words(text, x, baseline, Anchor.MIDDLE, font, size, ink);
    }

    /** Ending at x. */
    public Words ending() {
        return new Words(text, x, baseline, Anchor.END, font, size, ink);
    }

    @Override
    public void paintOn(Surface surface) {
        surface.words(this);
    }
}

package racelane.picture;

import java.util.Objects;

/** How an edge or a line is drawn: width in px at scale 1, butt ends. */
public record Pen(Ink ink, double width, Dash dash) {
    public static final Pen NONE = new Pen(Ink.NONE, 0, Dash.SOLID);

    public Pen {
        Objects.requireNonNull(ink, "ink");
        Objects.requireNonNull(dash, "dash");
        if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pen: width " + width + " is not a finite number from 0 up");
        }
    }

    public static Pen of(Ink ink, double width) {
        return new Pen(ink, width, Dash.SOLID);
    }

    /** One px wide at scale 1. */
    public static Pen hairline(Ink ink) {
        return of(ink, 1);
    }

    public Pen dashed(Dash with) {
        return new Pen(ink, width, with);
    }

    public boolean isVisible() {
        return width > 0 && ink.isVisible();
    }
}

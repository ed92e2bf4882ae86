package racelane.picture;

/**
 * What a picture is drawn on. {@link Picture#paintOn} calls these in painting order, from one thread.
 * Coordinates are px at scale 1; the surface scales, resolves inks and snaps ({@link Snap}) itself.
 */
public interface Surface {
    void box(Box box);

    void line(Line line);

    void polygon(Polygon polygon);

    void words(Words words);

    void arrow(Arrow arrow);

    void strip(Strip strip);

    /** Until the matching {@link #endClip} nothing outside the clip's rectangle is painted; nests. */
    void beginClip(Clip clip);

    void endClip();
}

package racelane.picture;

import java.util.List;

/**
 * A page and what is on it, in painting order: the last mark is on top. The page is painted in
 * {@link InkRole#BACKGROUND} by the surface before the first mark.
 *
 * @param width in px at scale 1, more than 0
 * @param height in px at scale 1, more than 0
 * @param title what the picture shows in one line, for screen readers and document properties; may be empty
 */
public record Picture(int width, int height, String title, List<Mark> marks) {
    /** More than any screen has; a file of this size at scale 4 is refused where it would not fit. */
    public static final int MAX_SIDE = 20_000;

    public Picture {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("picture: " + width + " x " + height
                    + " px is not within 1 to " + MAX_SIDE + " a side; choose another size");
        }
        title = VisibleText.of(title);
        marks = List.copyOf(marks);
    }

    public void paintOn(Surface surface) {
        for (Mark mark : marks) {
            mark.paintOn(surface);
        }
    }
}

package racelane.picture;

import java.util.List;

/** Marks of which only what lies within a rectangle is seen. */
public record Clip(double x, double y, double width, double height, List<Mark> marks) implements Mark {
    public Clip {
        Mark.requireFinite("clip", x, y, width, height);
        width = Math.max(0, width);
        height = Math.max(0, height);
        marks = List.copyOf(marks);
    }

    @Override
    public void paintOn(Surface surface) {
        surface.beginClip(this);
        for (Mark mark : marks) {
            mark.paintOn(surface);
        }
        surface.endClip();
    }
}

package racelane.timeline;

import java.util.List;
import racelane.picture.Arrow;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Strip;
import racelane.picture.Words;

/** A picture put at a place of a larger one. */
final class Moved {
    private final double dx;
    private final double dy;

    private Moved(double dx, double dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /** The picture's marks, seen through its own frame. */
    static Clip to(Picture picture, double x, double y) {
        Moved by = new Moved(x, y);
        return new Clip(x, y, picture.width(), picture.height(), picture.marks().stream().map(by::mark).toList());
    }

    private Mark mark(Mark mark) {
        if (mark instanceof Box box) {
            return new Box(box.x() + dx, box.y() + dy, box.width(), box.height(), box.radius(), box.fill(), box.hatch(), box.pen());
        }
        if (mark instanceof Line line) {
            return new Line(points(line.points()), line.pen());
        }
        if (mark instanceof Polygon polygon) {
            return new Polygon(points(polygon.corners()), polygon.fill(), polygon.pen());
        }
        if (mark instanceof Words words) {
            return new Words(words.text(), words.x() + dx, words.baseline() + dy, words.anchor(), words.font(), words.size(), words.ink());
        }
        if (mark instanceof Arrow arrow) {
            return new Arrow(arrow.x1() + dx, arrow.y1() + dy, arrow.control1X() + dx, arrow.control1Y() + dy, arrow.control2X() + dx,
                    arrow.control2Y() + dy, arrow.x2() + dx, arrow.y2() + dy, arrow.pen(), arrow.headSize());
        }
        if (mark instanceof Strip strip) {
            return strip(strip);
        }
        Clip clip = (Clip) mark;
        List<Mark> inside = clip.marks().stream().map(this::mark).toList();
        return new Clip(clip.x() + dx, clip.y() + dy, clip.width(), clip.height(), inside);
    }

    private Points points(Points points) {
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            xy[2 * i] = points.x(i) + dx;
            xy[2 * i + 1] = points.y(i) + dy;
        }
        return Points.of(xy);
    }

    private Strip strip(Strip strip) {
        float[] tops = new float[strip.columns()];
        float[] bottoms = new float[strip.columns()];
        byte[] densities = new byte[strip.columns()];
        for (int column = 0; column < strip.columns(); column++) {
            tops[column] = (float) (strip.top(column) + dy);
            bottoms[column] = (float) (strip.bottom(column) + dy);
            densities[column] = (byte) strip.density(column);
        }
        return new Strip(strip.x() + dx, tops, bottoms, densities, strip.ink());
    }
}

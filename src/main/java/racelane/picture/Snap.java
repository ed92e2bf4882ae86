package racelane.picture;

/**
 * Moves edges and axis-parallel lines to whole device pixels, so that they are crisp at this scale.
 * Nothing moves by more than half a device pixel, but a line becomes at least one device pixel wide. Every
 * surface snaps with this class: a picture has the same edges everywhere.
 *
 * @param scale device pixels per px
 */
public record Snap(double scale) {
    public Snap {
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale " + scale + " is not a finite number above 0");
        }
    }

    /** The nearest border between two device pixels. */
    public double edge(double at) {
        return Math.floor(at * scale + 0.5) / scale;
    }

    /** A whole number of device pixels, at least one. */
    public double width(double width) {
        return Math.max(1, Math.floor(width * scale + 0.5)) / scale;
    }

    /** A box on whole pixels, its pen too. Discs keep their shape and place. A box seen stays seen. */
    public Box box(Box box) {
        Pen pen = box.pen().isVisible() ? pen(box.pen()) : box.pen();
        if (box.isDisc()) {
            return box;
        }
        double left = edge(box.x());
        double top = edge(box.y());
        double width = Math.max(edge(box.x() + box.width()) - left, box.width() > 0 ? 1 / scale : 0);
        double height = Math.max(edge(box.y() + box.height()) - top, box.height() > 0 ? 1 / scale : 0);
        return new Box(left, top, width, height, box.radius(), box.fill(), box.hatch(), pen);
    }

    /** A line whose segments all run along an axis is put on whole pixels; any other stays as it is. */
    public Line line(Line line) {
        Points points = line.points();
        if (!isAxisParallel(points) || !line.pen().isVisible()) {
            return line;
        }
        Pen pen = pen(line.pen());
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            boolean onVertical = isVertical(points, i - 1) || isVertical(points, i);
            boolean onHorizontal = isHorizontal(points, i - 1) || isHorizontal(points, i);
            xy[2 * i] = onVertical ? middle(points.x(i), pen.width()) : edge(points.x(i));
            xy[2 * i + 1] = onHorizontal ? middle(points.y(i), pen.width()) : edge(points.y(i));
        }
        return new Line(Points.of(xy), pen);
    }

    private Pen pen(Pen pen) {
        return new Pen(pen.ink(), width(pen.width()), pen.dash());
    }

    // The middle of a line an odd number of device pixels wide lies in the middle of a pixel.
    private double middle(double at, double snappedWidth) {
        boolean odd = (Math.round(snappedWidth * scale) & 1) == 1;
        return odd ? (Math.floor(at * scale) + 0.5) / scale : edge(at);
    }

    private static boolean isAxisParallel(Points points) {
        for (int i = 0; i + 1 < points.size(); i++) {
            if (!isVertical(points, i) && !isHorizontal(points, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVertical(Points points, int segment) {
        return segment >= 0 && segment + 1 < points.size() && points.x(segment) == points.x(segment + 1)
                && points.y(segment) != points.y(segment + 1);
    }

    private static boolean isHorizontal(Points points, int segment) {
        return segment >= 0 && segment + 1 < points.size() && points.y(segment) == points.y(segment + 1)
                && points.x(segment) != points.x(segment + 1);
    }
}

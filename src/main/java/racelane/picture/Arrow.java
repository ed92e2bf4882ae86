package racelane.picture;

import java.util.Objects;

/**
 * A cubic curve from (x1, y1) to (x2, y2) with a head at its end.
 *
 * @param headSize length of the head in px; the curve ends within the head, the tip is (x2, y2)
 */
public record Arrow(double x1, double y1, double control1X, double control1Y,
        double control2X, double control2Y, double x2, double y2, Pen pen, double headSize) implements Mark {

    private static final double HEAD_HALF_WIDTH = 0.45;

    public Arrow {
        Mark.requireFinite("arrow", x1, y1, control1X, control1Y, control2X, control2Y, x2, y2, headSize);
        Objects.requireNonNull(pen, "pen");
    }

    /**
     * From one lane down or up to another: leaves forwards, swings over, and arrives across the lane, so
     * that its head is seen even where both ends are at nearly the same time.
     */
    public static Arrow between(double x1, double y1, double x2, double y2, Pen pen) {
        double leave = Math.max(12, Math.abs(x2 - x1) * 0.6);
        double arrive = Math.max(6, Math.abs(x2 - x1) * 0.25);
        return new Arrow(x1, y1, x1 + leave, y1, x2 - arrive, y2 - (y2 - y1) * 0.5, x2, y2, pen, 8);
    }

    /** Where the curve ends: the middle of the head's back. */
    public double neckX() {
        return x2 - headSize * directionX() * 0.9;
    }

    public double neckY() {
        return y2 - headSize * directionY() * 0.9;
    }

    /** The head as a triangle, tip first. */
    public Polygon head() {
        double backX = x2 - headSize * directionX();
        double backY = y2 - headSize * directionY();
        double sideX = -directionY() * headSize * HEAD_HALF_WIDTH;
        double sideY = directionX() * headSize * HEAD_HALF_WIDTH;
        return Polygon.filled(pen.ink(), x2, y2, backX + sideX, backY + sideY, backX - sideX, backY - sideY);
    }

    private double directionX() {
        return length() == 0 ? 1 : (x2 - tailX()) / length();
    }

    private double directionY() {
        return length() == 0 ? 0 : (y2 - tailY()) / length();
    }

    private double length() {
        return Math.hypot(x2 - tailX(), y2 - tailY());
    }

    // The direction at the end is that of the last control point, or of the start if they coincide.
    private double tailX() {
        return control2X == x2 && control2Y == y2 ? x1 : control2X;
    }

    private double tailY() {
        return control2X == x2 && control2Y == y2 ? y1 : control2Y;
    }

    @Override
    public void paintOn(Surface surface) {
        surface.arrow(this);
    }
}

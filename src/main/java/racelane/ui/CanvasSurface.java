package racelane.ui;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import racelane.picture.Arrow;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.Dash;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Palette;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Snap;
import racelane.picture.Strip;
import racelane.picture.Surface;
import racelane.picture.Words;

/** A picture on a canvas, at the screen's own resolution: marks as in the files, glyphs as the toolkit draws them. */
final class CanvasSurface implements Surface {
    private final GraphicsContext context;
    private final Palette palette;
    private final Fonts fonts;
    private final Snap snap;
    private final Rasters rasters;

    /** @param scale device pixels per px, the screen's output scale */
    CanvasSurface(GraphicsContext context, Palette palette, Fonts fonts, double scale, Rasters rasters) {
        this.context = context;
        this.palette = palette;
        this.fonts = fonts;
        this.snap = new Snap(scale);
        this.rasters = rasters;
    }

    /** Paints the page and everything on it. */
    void paint(Picture picture) {
        context.setFill(colour(InkRole.BACKGROUND.ink()));
        context.fillRect(0, 0, picture.width(), picture.height());
        context.setTextBaseline(VPos.BASELINE);
        context.setLineCap(StrokeLineCap.BUTT);
        picture.paintOn(this);
    }

    @Override
    public void box(Box unsnapped) {
        Box box = snap.box(unsnapped);
        double diameter = 2 * box.radius();
        if (box.fill().isVisible()) {
            context.setFill(colour(box.fill()));
            fill(box, diameter);
        }
        if (box.hatch().isVisible()) {
            context.setFill(rasters.hatch(box.hatch(), palette.argb(box.hatch().ink()), snap.scale()));
            fill(box, diameter);
        }
        if (box.pen().isVisible()) {
            edge(box, box.pen());
        }
    }

    private void fill(Box box, double diameter) {
        if (diameter == 0) {
            context.fillRect(box.x(), box.y(), box.width(), box.height());
        } else {
            context.fillRoundRect(box.x(), box.y(), box.width(), box.height(), diameter, diameter);
        }
    }

    /** The pen lies within the box. */
    private void edge(Box box, Pen pen) {
        use(pen);
        double inset = pen.width() / 2;
        double diameter = Math.max(0, 2 * (box.radius() - inset));
        double width = Math.max(0, box.width() - pen.width());
        double height = Math.max(0, box.height() - pen.width());
        if (diameter == 0) {
            context.strokeRect(box.x() + inset, box.y() + inset, width, height);
        } else {
            context.strokeRoundRect(box.x() + inset, box.y() + inset, width, height, diameter, diameter);
        }
    }

    @Override
    public void line(Line unsnapped) {
        Line line = snap.line(unsnapped);
        if (!line.pen().isVisible() || line.points().size() < 2) {
            return;
        }
        use(line.pen());
        context.beginPath();
        trace(line.points());
        context.stroke();
    }

    @Override
    public void polygon(Polygon polygon) {
        if (polygon.corners().size() < 3) {
            return;
        }
        context.beginPath();
        trace(polygon.corners());
        context.closePath();
        if (polygon.fill().isVisible()) {
            context.setFill(colour(polygon.fill()));
            context.fill();
        }
        if (polygon.pen().isVisible()) {
            use(polygon.pen());
            context.stroke();
        }
    }

    private void trace(Points points) {
        context.moveTo(points.x(0), points.y(0));
        for (int i = 1; i < points.size(); i++) {
            context.lineTo(points.x(i), points.y(i));
        }
    }

    @Override
    public void words(Words words) {
        if (words.text().isEmpty() || !words.ink().isVisible()) {
            return;
        }
        context.setFont(fonts.font(words.font(), words.size()));
        context.setFill(colour(words.ink()));
        context.setTextAlign(switch (words.anchor()) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        context.fillText(TraceText.of(words.text()), words.x(), snap.edge(words.baseline()));
    }

    @Override
    public void arrow(Arrow arrow) {
        use(arrow.pen());
        context.beginPath();
        context.moveTo(arrow.x1(), arrow.y1());
        context.bezierCurveTo(arrow.control1X(), arrow.control1Y(), arrow.control2X(), arrow.control2Y(), arrow.neckX(), arrow.neckY());
        context.stroke();
        polygon(arrow.head());
    }

    @Override
    public void strip(Strip strip) {
        rasters.strip(context, strip, palette.argb(strip.ink()), snap.scale());
    }

    @Override
    public void beginClip(Clip clip) {
        context.save();
        context.beginPath();
        double left = snap.edge(clip.x());
        double top = snap.edge(clip.y());
        context.rect(left, top, snap.edge(clip.x() + clip.width()) - left, snap.edge(clip.y() + clip.height()) - top);
        context.clip();
    }

    @Override
    public void endClip() {
        context.restore();
    }

    private void use(Pen pen) {
        context.setStroke(colour(pen.ink()));
        context.setLineWidth(pen.width());
        context.setLineJoin(StrokeLineJoin.ROUND);
        context.setLineCap(StrokeLineCap.BUTT);
        if (pen.dash() == Dash.SOLID) {
            context.setLineDashes();
        } else {
            context.setLineDashes(pen.dash().on(), pen.dash().off());
        }
        if (pen.dash() == Dash.SOLID) {
            context.setLineJoin(StrokeLineJoin.MITER);
        }
    }

    private Color colour(Ink ink) {
        return colour(palette.argb(ink));
    }

    static Color colour(int argb) {
        return Color.rgb(argb >>> 16 & 0xff, argb >>> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }
}

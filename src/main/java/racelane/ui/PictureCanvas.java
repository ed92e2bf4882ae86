package racelane.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.picture.Words;

/** A pane that shows a picture, made anew for its size. It asks to be painted when its size changes and paints when told. */
final class PictureCanvas extends Region {
    /** Makes the picture of a size in px; both are at least 1. */
    @FunctionalInterface
    interface Source {
        Picture picture(int width, int height);
    }

    private final Canvas canvas = new Canvas();
    private final Rasters rasters = new Rasters();
    private final Fonts fonts;
    private final Source source;
    private final Runnable onResize;
    private double magnified = 1;

    PictureCanvas(String name, Fonts fonts, Source source, Runnable onResize) {
        this.fonts = fonts;
        this.source = source;
        this.onResize = onResize;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
    }

    /** Draws everything so many times as large, as sharp as before. What lies under the mouse is then {@code x / by}. */
    void magnify(double by) {
        magnified = by;
        requestLayout();
    }

    int paintedWidth() {
        return (int) Math.floor(getWidth() / magnified);
    }

    int paintedHeight() {
        return (int) Math.floor(getHeight() / magnified);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(paintedWidth() * magnified);
        double height = Math.floor(paintedHeight() * magnified);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            onResize.run();
        }
    }

    void paint(Palette palette) {
        if (paintedWidth() < 1 || paintedHeight() < 1 || getScene() == null || getScene().getWindow() == null) {
            return;
        }
        double scale = getScene().getWindow().getOutputScaleX() * magnified;
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        rasters.beginFrame();
        context.save();
        context.scale(magnified, magnified);
        new CanvasSurface(context, palette, fonts, scale, rasters).paint(picture());
        context.restore();
    }

    /** A part that cannot be drawn says so in its own place; the rest of the window goes on. */
    private Picture picture() {
        try {
            return source.picture(paintedWidth(), paintedHeight());
        } catch (RuntimeException failure) {
            String text = "this part cannot be drawn: " + failure;
            return new Picture(paintedWidth(), paintedHeight(), text,
                    java.util.List.of(Words.at(12, 24, text, FontRole.SANS, 12).inked(InkRole.FINDING.ink())));
        }
    }
}

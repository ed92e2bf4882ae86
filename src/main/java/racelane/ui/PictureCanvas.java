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

    int paintedWidth() {
        return (int) Math.floor(getWidth());
    }

    int paintedHeight() {
        return (int) Math.floor(getHeight());
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != paintedWidth() || canvas.getHeight() != paintedHeight()) {
            canvas.setWidth(paintedWidth());
            canvas.setHeight(paintedHeight());
            onResize.run();
        }
    }

    void paint(Palette palette) {
        if (paintedWidth() < 1 || paintedHeight() < 1 || getScene() == null || getScene().getWindow() == null) {
            return;
        }
        double scale = getScene().getWindow().getOutputScaleX();
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        rasters.beginFrame();
        new CanvasSurface(context, palette, fonts, scale, rasters).paint(picture());
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

package racelane.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import racelane.catalog.Opening;
import racelane.catalog.Sample;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.read.Progress;
import racelane.timeline.Timeline;

/** Pictures of the bundled traces as they open, made in the background one after the other, at half size. */
final class SampleThumbnails {
    private static final double SHRINK = 0.5;

    private final Opening opening;
    private final Background background;
    private final Fonts fonts;
    private final Supplier<Palette> palette;
    private final List<Thumbnail> all = new ArrayList<>();
    private boolean started;

    /** A canvas and what is on it, once that is known. */
    private static final class Thumbnail {
        final Sample sample;
        final Canvas canvas = new Canvas(SampleCard.WIDTH, SampleCard.THUMBNAIL);
        Picture picture;

        Thumbnail(Sample sample) {
            this.sample = sample;
        }
    }

    SampleThumbnails(Opening opening, Background background, Fonts fonts, Supplier<Palette> palette) {
        this.opening = opening;
        this.background = background;
        this.fonts = fonts;
        this.palette = palette;
    }

    Node of(Sample sample) {
        Thumbnail thumbnail = new Thumbnail(sample);
        all.add(thumbnail);
        StackPane frame = new StackPane(thumbnail.canvas);
        frame.getStyleClass().add("thumbnail");
        return frame;
    }

    /** Begins to make them, once. */
    void start() {
        if (!started) {
            started = true;
            next(0);
        }
    }

    private void next(int index) {
        if (index < all.size()) {
            Thumbnail thumbnail = all.get(index);
            background.run("thumbnail", job -> picture(thumbnail.sample), picture -> {
                thumbnail.picture = picture;
                paint(thumbnail);
                next(index + 1);
            }, failure -> {
                // The card stays without a picture; opening it tells what is wrong.
                next(index + 1);
            });
        }
    }

    private Picture picture(Sample sample) throws Exception {
        Path folder = Files.createTempDirectory("racelane-sample");
        try {
            Timeline timeline = Timeline.of(opening.open(sample.copyTo(folder), Progress.none()));
            Picture picture = timeline.lanes(timeline.start(), (int) (SampleCard.WIDTH / SHRINK), (int) (SampleCard.THUMBNAIL / SHRINK));
            timeline.trace().close();
            return picture;
        } finally {
            SampleFiles.delete(folder);
        }
    }

    /** The theme has changed. */
    void repaint() {
        all.forEach(this::paint);
    }

    private void paint(Thumbnail thumbnail) {
        if (thumbnail.picture != null) {
            var context = thumbnail.canvas.getGraphicsContext2D();
            context.save();
            context.scale(SHRINK, SHRINK);
            new CanvasSurface(context, palette.get(), fonts, 1, new Rasters()).paint(thumbnail.picture);
            context.restore();
        }
    }
}

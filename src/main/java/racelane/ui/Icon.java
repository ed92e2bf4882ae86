package racelane.ui;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import racelane.export.PngSurface;
import racelane.picture.Box;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Theme;

/** The program's icon: a count that falls to zero. Drawn like every other picture, at each size anew. */
final class Icon {
    private static final int[] SIZES = {16, 32, 48, 128};

    private Icon() {}

    static List<Image> images() {
        List<Image> images = new ArrayList<>();
        for (int size : SIZES) {
            images.add(new Image(new ByteArrayInputStream(PngSurface.bytes(picture(size), Theme.DARK.palette(), 1))));
        }
        return images;
    }

    private static Picture picture(int size) {
        double unit = size / 16.0;
        double thick = Math.max(1.5, 1.6 * unit);
        List<Mark> marks = new ArrayList<>();
        marks.add(Box.at(0, 0, size, size).filled(InkRole.PANEL.ink()));
        marks.add(Box.at(0, 12 * unit, size, 4 * unit).filled(InkRole.FINDING.ink(0.35)));
        marks.add(new Line(Points.of(1 * unit, 4 * unit, 6 * unit, 4 * unit, 6 * unit, 8 * unit, 10 * unit, 8 * unit), Pen.of(InkRole.COUNT.ink(), thick)));
        marks.add(new Line(Points.of(10 * unit, 8 * unit, 10 * unit, 13 * unit, 15 * unit, 13 * unit), Pen.of(InkRole.FINDING.ink(), thick)));
        marks.add(Box.disc(10 * unit, 8 * unit, 1.6 * unit).filled(InkRole.LANE_1.ink()));
        return new Picture(size, size, "Racelane", marks);
    }
}

package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.notes.Notes;
import racelane.picture.Clip;
import racelane.picture.Mark;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.picture.Theme;
import racelane.picture.Words;
import racelane.testkit.PictureContent;
import racelane.testkit.Samples;
import racelane.timeline.Page;
import racelane.timeline.Timeline;

/** A PDF and an SVG, drawn by programs that others wrote, show what the PNG shows. */
class PictureContentTest {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 760;
    /** Cells of 8 px that may differ: where two programs round a dense lane to other pixels. */
    private static final int TOLERATED = 2;

    @TempDir
    Path folder;

    private static Picture picture(String sample, Path folder) throws Exception {
        Timeline timeline = Samples.timeline(sample, folder);
        return Page.of(timeline, timeline.start(), WIDTH, HEIGHT, EnumSet.allOf(Page.Part.class), Notes.NONE);
    }

    private static PictureContent png(Picture picture) throws Exception {
        return PictureContent.of(ImageIO.read(new ByteArrayInputStream(PngSurface.bytes(picture, Palette.of(Theme.LIGHT), 1))));
    }

    private PictureContent pdf(Picture picture) throws Exception {
        Path file = Files.write(folder.resolve("page.pdf"), PdfSurface.bytes(picture, Palette.of(Theme.LIGHT), 1));
        return drawn("poppler-utils", Map.of(), "pdftoppm", "-png", "-singlefile", "-scale-to-x", "" + WIDTH, "-scale-to-y", "" + HEIGHT, file.toString(), folder.resolve("drawn").toString());
    }

    /** With the fonts that the SVG names first: it names others for those who do not have them. */
    private PictureContent svg(Picture picture) throws Exception {
        Path file = Files.write(folder.resolve("page.svg"), SvgSurface.bytes(picture, Palette.of(Theme.LIGHT), 1));
        Path fonts = Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig><dir>" + Path.of("assets/fonts").toAbsolutePath()
                + "</dir><cachedir>" + folder.resolve("cache") + "</cachedir></fontconfig>");
        return drawn("librsvg2-bin", Map.of("FONTCONFIG_FILE", fonts.toString()), "rsvg-convert", "-w", "" + WIDTH, "-h", "" + HEIGHT, "-o", folder.resolve("drawn.png").toString(), file.toString());
    }

    private PictureContent drawn(String box, Map<String, String> environment, String... command) throws Exception {
        boolean here = Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(where -> Files.isExecutable(Path.of(where, command[0])));
        assumeTrue(here, "skipped: no " + command[0] + " is here (the package is called " + box + ")");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " does not end");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("said")));
        BufferedImage image = ImageIO.read(folder.resolve("drawn.png").toFile());
        Files.delete(folder.resolve("drawn.png"));
        return PictureContent.of(image);
    }

    private static void assertSame(PictureContent expected, PictureContent actual, String what) {
        List<String> differences = expected.differences(actual);
        assertTrue(differences.size() <= TOLERATED, what + " differs in " + differences.size() + " cells: " + differences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3b-pm-opener2", "a4-arm64-unbinder", "a6-arm64-injected", "c5-stock-nopart", "c1-readers"})
    void thePdfShowsWhatThePngShows(String sample) throws Exception {
        Picture picture = picture(sample, folder);
        assertSame(png(picture), pdf(picture), "the PDF of " + sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3b-pm-opener2", "a4-arm64-unbinder", "a6-arm64-injected", "c5-stock-nopart", "c1-readers"})
    void theSvgShowsWhatThePngShows(String sample) throws Exception {
        Picture picture = picture(sample, folder);
        assertSame(png(picture), svg(picture), "the SVG of " + sample);
    }

    /** The measure itself: labels of six letters or more, taken away or put elsewhere, is missed. */
    @Test
    void aLabelThatIsMissingOrDisplacedIsNoticed() throws Exception {
        Picture picture = picture("a6-arm64-injected", folder);
        PictureContent whole = png(picture);
        List<Words> labels = new ArrayList<>();
        changed(picture, words -> {
            labels.add(words);
            return words;
        });
        int asked = 0;
        for (Words label : labels) {
            // Half a label at an edge is no label.
            if (label.text().strip().length() >= 6 && label.x() > 20 && label.x() < WIDTH - 140 && label.baseline() > 80 && label.baseline() < HEIGHT - 40 && asked++ % 9 == 0) {
                int gone = whole.differences(png(changed(picture, words -> words == label ? null : words))).size();
                int moved = whole.differences(png(changed(picture, words -> words == label ? new Words(words.text(), words.x() + 24, words.baseline() + 24, words.anchor(), words.font(), words.size(), words.ink()) : words))).size();
                assertTrue(gone > TOLERATED, "\"" + label.text() + "\" taken away is seen in " + gone + " cells only");
                assertTrue(moved > TOLERATED, "\"" + label.text() + "\" moved is seen in " + moved + " cells only");
            }
        }
        assertTrue(asked > 20, asked + " labels");
    }

    /** A lane without what is drawn in it, and one that stands a line lower. */
    @Test
    void aLaneThatIsMissingOrDisplacedIsNoticed() throws Exception {
        Picture picture = picture("c3b-pm-opener2", folder);
        PictureContent whole = png(picture);
        for (int i = 0; i < picture.marks().size(); i++) {
            if (picture.marks().get(i) instanceof Clip clip && clip.height() > 200) {
                List<Mark> without = new ArrayList<>(picture.marks());
                without.set(i, new Clip(clip.x(), clip.y(), clip.width(), clip.height() / 2, clip.marks()));
                int cells = whole.differences(png(new Picture(WIDTH, HEIGHT, "", without))).size();
                assertTrue(cells > 10 * TOLERATED, "half of the pane at " + clip.x() + "," + clip.y() + ": " + cells + " cells");
            }
        }
    }

    /** The picture with each label as {@code by} makes it; null takes it away. */
    private static Picture changed(Picture picture, UnaryOperator<Words> by) {
        return new Picture(picture.width(), picture.height(), "", changed(picture.marks(), by));
    }

    private static List<Mark> changed(List<Mark> marks, UnaryOperator<Words> by) {
        List<Mark> changed = new ArrayList<>();
        for (Mark mark : marks) {
            Mark next = mark instanceof Words words ? by.apply(words)
                    : mark instanceof Clip clip ? new Clip(clip.x(), clip.y(), clip.width(), clip.height(), changed(clip.marks(), by)) : mark;
            if (next != null) {
                changed.add(next);
            }
        }
        return changed;
    }
}

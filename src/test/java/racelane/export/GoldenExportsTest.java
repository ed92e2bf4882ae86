package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.picture.Theme;
import racelane.testkit.Golden;
import racelane.testkit.Samples;
import racelane.timeline.Page;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** Text, drawing and page of five bundled traces, as they open. */
class GoldenExportsTest {
    private static final Path GOLDENS = Path.of("src/test/resources/export/samples");
    /** Rows of a golden page: the whole of one would be read by nobody. */
    private static final int ROWS = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"c3b-pm-opener2", "a4-arm64-unbinder", "a6-arm64-injected", "c5-stock-nopart", "c1-readers"})
    void theSampleIsExportedAsBefore(String sample) throws Exception {
        Timeline timeline = Samples.timeline(sample, folder);
        ViewState view = timeline.start();
        if (!view.onlyWhatMatters()) {
            view = new Stepper(timeline).zoom(view, timeline.trace().size() / 60.0, 0);
        }
        Golden.check(GOLDENS.resolve(sample + ".txt"), TextDiagram.of(timeline, view, TextDiagram.COLUMNS));
        ViewExport.Options small = ViewExport.Options.USUAL.withSize(1000, 560).withParts(java.util.Set.of(Page.Part.LEGEND, Page.Part.CAPTION));
        String svg = new String(ViewExport.bytes(timeline, view, ViewExport.Format.SVG, small), StandardCharsets.UTF_8);
        Golden.check(GOLDENS.resolve(sample + ".svg"), svg);
        Notes notes = Notes.NONE.with(Note.at(Math.max(0, view.cursorRow()), "a note"));
        String page = new String(WebPage.bytes(timeline, view, notes, Theme.LIGHT, ROWS), StandardCharsets.UTF_8);
        // Our own script and style are files that can be read where they lie.
        Golden.check(GOLDENS.resolve(sample + ".html"), page.replaceAll("(?s)<style>.*?</style>", "<style></style>").replaceAll("(?s)<script>.*?</script>", "<script></script>")
                .replaceAll("sha256-[^']*", "sha256").replace(",\"", ",\n\"") + "\n");
        var png = ImageIO.read(new ByteArrayInputStream(ViewExport.bytes(timeline, view, ViewExport.Format.PNG, small.withScale(2))));
        assertEquals(2000, png.getWidth());
        assertEquals(1120, png.getHeight());
        assertTrue(page.length() < 400_000, page.length() + " characters");
    }
}

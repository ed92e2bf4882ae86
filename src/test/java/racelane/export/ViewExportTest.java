package racelane.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Traces;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

class ViewExportTest {
    private static Timeline timeline;
    private static ViewState view;

    @BeforeAll
    static void open() throws Exception {
        timeline = Timeline.of(Traces.random(new java.util.Random(3), 60));
        view = timeline.start();
    }

    private static String head(ViewExport.Format format, int bytes) {
        return new String(ViewExport.bytes(timeline, view, format, ViewExport.Options.USUAL), 0, bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyEndingIsWhatItSays() {
        assertEquals("\u0089PNG", head(ViewExport.Format.PNG, 4));
        assertEquals("%PDF", head(ViewExport.Format.PDF, 4));
        assertTrue(head(ViewExport.Format.SVG, 300).contains("<svg"));
        assertTrue(head(ViewExport.Format.TXT, 5).contains("step"));
    }

    @Test
    void theSameViewIsTheSameBytes() {
        for (ViewExport.Format format : ViewExport.Format.values()) {
            assertArrayEquals(ViewExport.bytes(timeline, view, format, ViewExport.Options.USUAL), ViewExport.bytes(timeline, view, format, ViewExport.Options.USUAL),
                    format.name());
        }
    }

    @Test
    void endingsAreReadInAnyCaseAndUnknownOnesRefused(@TempDir Path folder) throws Exception {
        ViewExport.write(timeline, view, folder.resolve("A.Txt"), ViewExport.Options.USUAL);
        assertTrue(Files.size(folder.resolve("A.Txt")) > 0);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> ViewExport.write(timeline, view, folder.resolve("a.gif"), ViewExport.Options.USUAL));
        assertTrue(refused.getMessage().endsWith("unknown ending; use .png, .svg, .pdf, .html or .txt"), refused.getMessage());
    }

    @Test
    void aFileThatCannotBeMadeLeavesTheOldOneAndNoRest(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        ViewExport.Options wrong = ViewExport.Options.USUAL.withScale(9);
        assertThrows(IllegalArgumentException.class, () -> ViewExport.write(timeline, view, file, wrong));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}

package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.testkit.Analyses;
import racelane.trace.Problem;

/** A log of the same run belongs where its lines stand in the trace, not where its clock says. */
class LogBesideTest {
    private static final Path SAMPLES = Path.of("sample-traces");

    private static Analysis open(Path trace, Path log) throws Exception {
        return new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(trace, log, Progress.none());
    }

    private static Problem problem(Analysis analysis, String kind) {
        return analysis.problems().stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void theOopsThatStoppedTheTraceFollowsItsLastEvent() throws Exception {
        Analysis analysis = open(SAMPLES.resolve("c3a-stock-opener.trace.txt.gz"), SAMPLES.resolve("c3a-stock-opener.dmesg.txt"));
        Finding oops = analysis.findings().get(analysis.findings().size() - 1);
        assertEquals("kernel-report", oops.kind());
        assertTrue(oops.summary().contains("general protection fault"), oops.summary());
        assertEquals("opener-219", analysis.trace().lanes().get(oops.lane()).name(), "the splat stands on the lane of the task that died");
        // The log's clock says 30.7278, 40 ms before the trace's last event at 30.7662: only the common lines can tell.
        assertTrue(oops.row() > 18_600, "step " + (oops.row() + 1));
        assertEquals("c3a-stock-opener.dmesg.txt:617: ", analysis.trace().text(oops.row()).substring(0, 32));
        assertEquals(60, problem(analysis, "log").count());
    }

    @Test
    void theOrderInWhichTheTwoAreNamedDoesNotMatter() throws Exception {
        Path trace = SAMPLES.resolve("c5-stock-nopart.trace.txt.gz");
        Path log = SAMPLES.resolve("c5-stock-nopart.dmesg.txt");
        assertEquals(Analyses.shape(open(trace, log)), Analyses.shape(open(log, trace)));
        assertEquals(open(trace, log).trace().size(), open(log, trace).trace().size());
    }

    @Test
    void linesOfTheTraceAreNotShownTwice() throws Exception {
        Analysis alone = open(SAMPLES.resolve("c5-stock-nopart.trace.txt.gz"), null);
        Analysis beside = open(SAMPLES.resolve("c5-stock-nopart.trace.txt.gz"), SAMPLES.resolve("c5-stock-nopart.dmesg.txt"));
        assertEquals(alone.trace().size() + problem(beside, "log").count(), beside.trace().size());
        assertEquals(alone.findings().size() + 1, beside.findings().size());
    }

    @Test
    void aLogOfAnotherRunIsSaidToBeUnordered(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("other.dmesg.txt"), "[    1.000000] usb 1-1: new device\n[    2.000000] usb 1-1: gone\n");
        Analysis analysis = open(SAMPLES.resolve("c1-readers.trace.txt.gz"), log);
        assertEquals(2, problem(analysis, "unordered").count());
        assertEquals(14_322, analysis.trace().size());
        assertEquals(-1, analysis.trace().line(14_321), "a line of the log is no line of the trace");
    }
}

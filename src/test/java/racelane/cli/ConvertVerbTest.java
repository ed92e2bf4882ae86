package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.trace.Workers;

/** What convert leaves in a folder; what it says stands in the transcript. */
class ConvertVerbTest {
    private static final String SMALL = "src/test/resources/export/convert/two-openers.trace.txt";

    @TempDir
    Path folder;
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return new Cli(new PrintWriter(new StringWriter()), new PrintWriter(err), Workers.direct(), () -> 0).run(words);
    }

    private static List<String> findings(Analysis analysis) {
        return analysis.findings().stream().map(finding -> finding.kind() + " " + finding.rows() + " " + finding.certain() + " " + finding.summary()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample-traces/c3b-pm-opener2.trace.txt", "sample-traces/c6-lost.trace.txt.gz", SMALL})
    void jsonLinesReadBackGiveTheSameFindings(String file) throws Exception {
        Path lines = folder.resolve("out.jsonl");
        assertEquals(0, run("convert", file, "-o", lines.toString()), err.toString());
        Analysis before = Analyses.of(Path.of(file));
        Analysis after = Analyses.of(lines);
        assertEquals(before.trace().size(), after.trace().size());
        assertEquals(findings(before), findings(after));
    }

    @Test
    void endingsAreTakenInAnyCaseAndWriteWhatTheGoldenFilesHold() throws Exception {
        Path golden = Path.of("src/test/resources/export/convert");
        assertEquals(0, run("convert", SMALL, "-o", folder.resolve("a.JSON").toString()), err.toString());
        assertEquals(Files.readString(golden.resolve("two-openers.json")), Files.readString(folder.resolve("a.JSON")));
        assertEquals(0, run("convert", SMALL, "-o", folder.resolve("a.csv").toString(), "--object", "0xff1100000568a028"), err.toString());
        assertEquals(Files.readString(golden.resolve("two-openers.csv")), Files.readString(folder.resolve("a.csv")));
    }

    @Test
    void theTraceItselfIsNotOverwritten() throws Exception {
        Path trace = folder.resolve("trace.json");
        Files.copy(Path.of(SMALL), trace);
        Path link = Files.createSymbolicLink(folder.resolve("other.json"), trace);
        assertEquals(2, run("convert", trace.toString(), "-o", link.toString()));
        assertEquals("racelane: " + link + ": is the trace itself, which would be lost; name another file\n", err.toString());
        assertEquals(-1, Files.mismatch(Path.of(SMALL), trace));
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Path out = folder.resolve("not/there.json");
        assertEquals(2, run("convert", SMALL, "-o", out.toString()));
        assertTrue(err.toString().startsWith("racelane: " + out + ": cannot be written (") && err.toString().lines().count() == 1, err.toString());
    }
}

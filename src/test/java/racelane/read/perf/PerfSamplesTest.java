package racelane.read.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/** Every text of others opens, with as many events, chains and frames as a count by regular expressions finds; they share nothing with the reader. */
class PerfSamplesTest {
    private static final Pattern EVENT = Pattern.compile("\\s*\\S.*?\\s+-?\\d+(/\\d+)?\\s+(\\[\\d+\\]\\s+)?(\\d+\\.\\d{6,9}:\\s+)?(\\d+\\s+)?\\S+:(\\s.*)?");
    private static final Pattern FRAME = Pattern.compile("\\s*[0-9a-f]+ \\S.*\\)");

    @TestFactory
    List<DynamicTest> everySampleHasTheEventsThatAnotherCountFinds() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Shared.files("samples/perfscript")) {
            tests.add(dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
        return tests;
    }

    private static String text(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file); InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(Path file) throws Exception {
        int events = 0;
        int frames = 0;
        int chains = 0;
        boolean inChain = false;
        List<String> unexplained = new ArrayList<>();
        for (String line : text(file).split("\n")) {
            if (line.isEmpty() || line.startsWith("#")) {
                inChain &= !line.isEmpty();
            } else if (FRAME.matcher(line).matches()) {
                frames++;
                chains += inChain ? 0 : 1;
                inChain = true;
            } else if (EVENT.matcher(line).matches()) {
                events++;
                inChain = false;
            } else {
                unexplained.add(line);
            }
        }
        assertEquals(List.of(), unexplained);
        Trace trace = Formats.opener().open(file, Progress.none());
        assertEquals("perf script", trace.facts().format());
        assertEquals(0, trace.skipped(), () -> TraceText.problems(trace));
        int stacks = 0;
        int found = 0;
        for (int row = 0; row < trace.size(); row++) {
            boolean stack = trace.kind(row) == EventKind.STACK;
            stacks += stack ? 1 : 0;
            found += stack ? trace.stack(row).size() : 0;
        }
        assertEquals(chains, stacks, "chains");
        assertEquals(frames, found, "frames");
        assertEquals(events + chains, trace.size(), "events");
        assertTrue(trace.lanes().stream().noneMatch(lane -> lane.comm().contains(":1")), () -> trace.lanes().toString());
        trace.close();
    }
}

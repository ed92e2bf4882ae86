package racelane.read.ftrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/** The captures hold as many events as the kernel counted, and clock and kernel are those beside them. */
class CapturesTest {
    private static final Pattern ENTRIES = Pattern.compile("\"entries\": (\\d+)");

    static Trace open(Path path) throws Exception {
        return new TraceOpener(List.of(new FtraceTextFormat())).open(path, Progress.none());
    }

    @ParameterizedTest
    @CsvSource({
        "a1-arm64-readers.trace.txt, mono, 0, 0", "a2-arm64-blk-list.trace.txt, mono, 0, 0", "a3-arm64-opener.trace.txt, mono, 0, 0",
        "a4-arm64-unbinder.trace.txt, mono, 0, 0", "a5-arm64-kobject.trace.txt, mono, 0, 0", "a6-arm64-injected.trace.txt, mono, 0, 0",
        "c1-readers.trace.txt, mono, 0, 0", "c2-blk-opener.trace.txt, mono, 0, 0", "c3a-stock-opener.trace.txt, mono, 0, 0",
        "c3b-pm-opener2.trace.txt, mono, 0, 0", "c3k-kasan-opener.trace.txt, mono, 0, 0", "c4-big.trace.txt.gz, local, 0, 0",
        "c5-stock-nopart.trace.txt, mono, 0, 0", "c6-lost.trace.txt, global, 2, 1", "c7-pipe.trace_pipe.txt, global, 85, 1",
        "c1-readers.report.txt, mono, 0, 0", "c2-blk-opener.report.txt, mono, 0, 0", "c6-lost.report.txt, global, 2, 1"})
    void everyEntryIsAnEvent(String file, String clock, int gaps, int problems) throws Exception {
        Path path = Shared.file("captures/" + file);
        String name = file.substring(0, file.indexOf('.'));
        Matcher entries = ENTRIES.matcher(Files.readString(Shared.file("captures/expected/" + name + ".json")));
        assertTrue(entries.find());
        Trace trace = open(path);
        assertEquals("", problems == 0 ? TraceText.problems(trace) : "");
        assertEquals(Integer.parseInt(entries.group(1)), trace.size());
        assertEquals(clock, trace.facts().clock());
        assertEquals(name + ".meta.txt", trace.facts().clockSource());
        assertEquals(0, trace.skipped());
        assertEquals(gaps, trace.gaps().size());
        assertEquals(problems, trace.problems().size());
        assertTrue(trace.facts().kernel().startsWith("6.12."), trace.facts().kernel());
        trace.close();
    }
}

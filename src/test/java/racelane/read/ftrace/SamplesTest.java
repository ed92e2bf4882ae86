package racelane.read.ftrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * Every text of others opens, with as many events as a count by regular expressions finds; every line that is
 * none has a reason in the table below. The expressions share nothing with the reader.
 */
class SamplesTest {
    private static final Pattern EVENT = Pattern.compile("\\s*\\S.*?-\\d+\\s+(\\(\\s*[\\d-]+\\)\\s+)?\\[\\d{3,}\\]\\s+(\\S{4,5}\\s+)?\\d+(\\.\\d+)?:\\s.*");
    private static final Pattern LATENCY = Pattern.compile("\\s*\\S.*?-\\d+\\s+\\d+[.dDb]\\S{3,4}\\s+\\d+(us.|\\.\\d+):\\s.*");

    /** Why a line is no event: the first pattern that fits. In pages, what stands outside of the trace is the page. */
    private static final Map<String, Pattern> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("comment", Pattern.compile("# ?(\\S.*| .*)?|#"));
        REASONS.put("buffer started", Pattern.compile("##### CPU \\d+ buffer started ####"));
        REASONS.put("frame of a stack", Pattern.compile(" ?=> .*"));
        REASONS.put("lost events", Pattern.compile("CPU:\\d+ \\[.*(LOST|DROPPED).*\\]"));
        REASONS.put("what trace-cmd says first", Pattern.compile("cpus=\\d+|version = \\d+|CPU \\d+ is empty"));
    }

    @TestFactory
    List<DynamicTest> everySampleHasTheEventsThatAnotherCountFinds() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("samples/ftrace-text", "samples/ftrace-variants", "samples/systrace")) {
            for (Path file : Shared.files(folder)) {
                tests.add(dynamicTest(folder + "/" + file.getFileName(), () -> check(file)));
            }
        }
        return tests;
    }

    private static void check(Path file) throws Exception {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\\n\\\n", "\n");
        boolean page = text.startsWith("<!DOCTYPE");
        int events = 0;
        List<String> unexplained = new ArrayList<>();
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            if (EVENT.matcher(line).matches() || LATENCY.matcher(line).matches()) {
                events++;
                continue;
            }
            String reason = line.isEmpty() ? "empty" : REASONS.entrySet().stream().filter(entry -> entry.getValue().matcher(line).matches())
                    .map(Map.Entry::getKey).findFirst().orElse(page ? "page" : null);
            if (reason == null) {
                unexplained.add(line);
            } else {
                reasons.merge(reason, 1, Integer::sum);
            }
        }
        assertEquals(List.of(), unexplained);
        Trace trace = Formats.opener().open(file, Progress.none());
        assertEquals(events, trace.size(), () -> reasons + "\n" + TraceText.problems(trace));
        assertEquals(0, trace.skipped(), () -> TraceText.problems(trace));
        assertEquals("ftrace text", trace.facts().format());
        assertEquals(reasons.getOrDefault("frame of a stack", 0), frames(trace), "frames");
        int losses = reasons.getOrDefault("lost events", 0);
        assertTrue(trace.gaps().size() >= losses, () -> losses + " losses, but gaps are " + trace.gaps());
        trace.close();
    }

    private static int frames(Trace trace) {
        int frames = 0;
        for (int row = 0; row < trace.size(); row++) {
            frames += trace.kind(row) == EventKind.STACK ? trace.stack(row).size() : 0;
        }
        return frames;
    }
}

package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.testkit.Analyses;
import racelane.testkit.Golden;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chrome traces and counts as files. */
class ConvertersTest {
    private static final Path FOLDER = Path.of("src/test/resources/export/convert");

    private static String chrome(Analysis analysis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChromeTrace.write(analysis, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String csv(Analysis analysis, CountedObject object) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountCsv.write(analysis.trace(), object.curves().get(0), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aSmallTraceIsWrittenAsTheFilesSayInEveryLocale() throws Exception {
        Analysis analysis = Analyses.of(FOLDER.resolve("two-openers.trace.txt"));
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("en-US", "ar-EG", "tr-TR", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                Golden.check(FOLDER.resolve("two-openers.json"), chrome(analysis));
                Golden.check(FOLDER.resolve("two-openers.csv"), csv(analysis, analysis.objects().get(0)));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertEquals("plain-1", CountCsv.field("plain-1"));
        assertEquals("\"a,b\"", CountCsv.field("a,b"));
        assertEquals("\"say \"\"hi\"\"\"", CountCsv.field("say \"hi\""));
        assertEquals("\"two\nlines\"", CountCsv.field("two\nlines"));
    }

    @Test
    void timesKeepEveryNanosecond() {
        assertEquals("0.000 0.001 15391293.007 -0.001 -1.500 9223372036854775.807",
                String.join(" ", List.of(0L, 1L, 15391293007L, -1L, -1500L, Long.MAX_VALUE).stream().map(ChromeTrace::micros).toList()));
    }

    /** What a viewer demands: every E ends the B before it, threads have names, spans of a track nest. */
    @ParameterizedTest
    @ValueSource(strings = {"c3b-pm-opener2.trace.txt", "c6-lost.trace.txt.gz", "a4-arm64-unbinder.trace.txt.gz", "c1-readers.trace.txt.gz"})
    void viewersUnderstandEverySample(String name) throws Exception {
        Analysis analysis = Analyses.of(Path.of("sample-traces", name));
        JsonNode events = JsonMapper.shared().readTree(chrome(analysis)).get("traceEvents");
        Map<String, Deque<String>> open = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        Map<String, Double> last = new TreeMap<>();
        Map<String, Integer> phases = new TreeMap<>();
        for (JsonNode event : events) {
            String phase = event.get("ph").asString();
            String thread = event.get("pid") + "/" + event.get("tid");
            phases.merge(phase, 1, Integer::sum);
            if (phase.equals("M")) {
                if (event.get("name").asString().equals("thread_name")) {
                    assertEquals(null, names.put(thread, event.get("args").get("name").asString()), "one name for " + thread);
                }
                continue;
            }
            if (phase.equals("B")) {
                open.computeIfAbsent(thread, key -> new ArrayDeque<>()).push(event.get("name").asString());
            } else if (phase.equals("E")) {
                assertEquals(open.get(thread).pop(), event.get("name").asString());
            }
            if (phase.equals("B") || phase.equals("E")) {
                double ts = event.get("ts").asDouble();
                assertTrue(ts >= last.getOrDefault(thread, 0.0), "in order of time on " + thread);
                last.put(thread, ts);
            }
        }
        assertTrue(open.values().stream().allMatch(Deque::isEmpty), "all calls are ended");
        for (JsonNode event : events) {
            if (List.of("B", "E", "X").contains(event.get("ph").asString())) {
                assertTrue(names.containsKey(event.get("pid") + "/" + event.get("tid")), event::toString);
            }
        }
        int calls = analysis.trace().lanes().stream().mapToInt(lane -> analysis.calls().ofLane(lane.index()).size()).sum();
        int values = analysis.objects().stream().flatMap(object -> object.curves().stream()).mapToInt(curve -> curve.size()).sum();
        assertEquals(List.of(calls, calls, values, analysis.findings().size()),
                List.of(phases.getOrDefault("B", 0), phases.getOrDefault("E", 0), phases.getOrDefault("C", 0), phases.getOrDefault("i", 0)), "B, E, C, i");
    }
}

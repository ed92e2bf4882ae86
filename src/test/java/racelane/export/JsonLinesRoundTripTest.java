package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Shared;
import racelane.trace.Gap;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** A trace written as JSON lines and read back is the same trace. */
class JsonLinesRoundTripTest {
    @TempDir
    Path folder;

    private Trace reread(Trace trace) throws Exception {
        Path file = folder.resolve("again.jsonl");
        try (var out = Files.newOutputStream(file)) {
            new JsonLinesWriter().write(trace, out);
        }
        return Formats.opener().open(file, Progress.none());
    }

    private static void assertSame(Trace expected, Trace actual) {
        assertEquals(expected.size(), actual.size());
        for (int row = 0; row < expected.size(); row++) {
            int at = row;
            assertEquals(row(expected, row), row(actual, row), () -> "row " + at + ": " + expected.text(at));
            assertEquals(expected.body(row).text(), actual.body(row).text());
            assertEquals(expected.body(row).args(), actual.body(row).args());
            assertEquals(expected.stack(row), actual.stack(row));
        }
        assertEquals(withRows(expected).stream().map(lane -> lane.name() + " " + lane.tgid()).sorted().toList(),
                withRows(actual).stream().map(lane -> lane.name() + " " + lane.tgid()).sorted().toList());
        assertEquals(expected.gaps().stream().map(JsonLinesRoundTripTest::gap).toList(), actual.gaps().stream().map(JsonLinesRoundTripTest::gap).toList());
        assertEquals(List.of("" + expected.facts().clock(), "" + expected.facts().kernel(), expected.facts().cpus(), expected.facts().tickNs()),
                List.of("" + actual.facts().clock(), "" + actual.facts().kernel(), actual.facts().cpus(), actual.facts().tickNs()));
        assertEquals(expected.problems().stream().filter(p -> !p.kind().equals("lost") && !p.kind().equals("unsorted")).map(p -> p.kind() + p.text()).toList(),
                actual.problems().stream().filter(p -> !p.kind().equals("lost")).map(p -> p.kind() + p.text()).toList());
    }

    private static String row(Trace trace, int row) {
        return trace.timeNs(row) + " " + trace.cpu(row) + " " + trace.laneOf(row).nameAt(trace.timeNs(row)) + " " + trace.eventName(row) + " " + trace.kind(row) + " " + trace.context(row);
    }

    private static String gap(Gap gap) {
        return gap.cpu() + " " + gap.fromRow() + " " + gap.toRow() + " " + gap.lost();
    }

    private static List<Lane> withRows(Trace trace) {
        return trace.lanes().stream().filter(lane -> trace.countOf(lane.index()) > 0).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3b-pm-opener2.trace.txt", "c1-readers.report.txt", "c6-lost.trace.txt", "c3k-kasan-opener.trace.txt"})
    void aCaptureIsTheSameAfterwards(String file) throws Exception {
        Trace trace = Formats.opener().open(Shared.file("captures/" + file), Progress.none());
        Trace again = reread(trace);
        assertSame(trace, again);
        trace.close();
        again.close();
    }

    @Test
    void everyFixtureIsTheSameAfterwards() throws Exception {
        try (Stream<Path> fixtures = Files.list(Path.of("src", "test", "resources", "read", "ftrace"))) {
            for (Path fixture : fixtures.filter(path -> !path.toString().endsWith(".events") && !path.toString().endsWith(".log")).sorted().toList()) {
                Trace trace = Formats.opener().open(fixture, Progress.none());
                Trace again = reread(trace);
                assertSame(trace, again);
                trace.close();
                again.close();
            }
        }
    }

    @Test
    void linesOfItsOwnAreGivenBackWithFieldsThatNobodyKnows() throws Exception {
        String lines = "{\"racelane\": 1, \"clock\": \"mono\", \"mood\": \"good\"}\n"
                + "{\"t\": 5, \"cpu\": 1, \"pid\": 7, \"comm\": \"sh\", \"op\": \"put\", \"object\": \"0xff\", \"before\": 1, \"after\": 0, \"mine\": {\"deep\": [1, 2]}}\n"
                + "{\"t\": 6, \"cpu\": 1, \"pid\": 7, \"comm\": \"sh\", \"event\": \"get\", \"args\": {\"refs\": \"1\"}, \"stack\": [\"get\", \"open\"], \"weight\": 3.5}\n";
        Path file = Files.writeString(folder.resolve("own.jsonl"), lines);
        Trace trace = Formats.opener().open(file, Progress.none());
        assertEquals(3, trace.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLinesWriter().write(trace, out);
        List<String> written = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(lines.lines().skip(1).toList(), written.subList(1, written.size()));
        assertTrue(written.get(0).contains("\"clock\":\"mono\""), written.get(0));
        trace.close();
    }
}

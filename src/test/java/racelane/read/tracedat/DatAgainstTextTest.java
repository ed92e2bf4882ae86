package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.testkit.Analyses;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/** A capture that exists as trace.dat and as text is the same in both: events, tasks, texts, findings. */
class DatAgainstTextTest {
    private static final Pattern POINTER = Pattern.compile("(?<![0-9a-fx])[0-9a-f]{16}\\b");

    private static Path dat(String name) {
        return Shared.file("captures/" + name + ".trace.dat");
    }

    private static Path text(String name) {
        return Shared.file("captures/" + name + ".trace.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1-readers", "c2-blk-opener", "c3k-kasan-opener", "c5-stock-nopart", "c6-lost"})
    void everyEventIsTheSame(String name) throws Exception {
        Trace dat = Analyses.of(dat(name)).trace();
        Trace text = Analyses.of(text(name)).trace();
        List<String> differ = new ArrayList<>();
        for (int row = 0; row < Math.min(dat.size(), text.size()) && differ.size() < 20; row++) {
            String a = event(text, row);
            String b = event(dat, row);
            if (!a.equals(b)) {
                differ.add(a + "\n" + b + "\n");
            }
        }
        assertEquals(List.of(), differ);
        assertEquals(text.size(), dat.size());
        assertEquals(lanes(text), lanes(dat));
        assertEquals(gaps(text), gaps(dat));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1-readers", "c2-blk-opener", "c3k-kasan-opener", "c5-stock-nopart", "c6-lost"})
    void theFindingsAreTheSame(String name) throws Exception {
        assertEquals(findings(Analyses.of(text(name))), findings(Analyses.of(dat(name))));
    }

    /** The kernel rounds to microseconds, and it hashes pointers that it prints with %p; a record has both as they are. */
    private static String event(Trace trace, int row) {
        String text = POINTER.matcher(trace.body(row).text().stripTrailing()).replaceAll("pointer");
        return (row + 1) + " " + (trace.timeNs(row) + 500) / 1_000 + " [" + trace.cpu(row) + "] " + trace.laneOf(row).name() + " " + trace.context(row) + " " + trace.kind(row)
                + " " + trace.eventName(row) + " | " + TraceText.escaped(text);
    }

    private static String lanes(Trace trace) {
        return trace.lanes().stream().map(lane -> lane.name() + " " + trace.countOf(lane.index()) + " " + lane.comms()).collect(Collectors.joining("\n"));
    }

    private static String gaps(Trace trace) {
        return trace.gaps().stream().map(gap -> gap.cpu() + ": " + gap.fromRow() + ".." + gap.toRow()).collect(Collectors.joining("\n"));
    }

    private static String findings(Analysis analysis) {
        return analysis.findings().stream().map(DatAgainstTextTest::finding).collect(Collectors.joining("\n"));
    }

    /** What it is, where and of which life; a record may know a free that a hashed pointer hides, so its reasons may say more. */
    private static String finding(Finding finding) {
        return finding.kind() + " rows " + finding.rows() + " life " + (finding.life() == null ? "-" : finding.life().number()) + " lane " + finding.lane();
    }
}

package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;

/** What a finding rests on is the real chain, line by line, as counted by hand. */
class ExplanationTest {
    private static Finding finding(Analysis analysis, String kind, long line) {
        return analysis.findings().stream().filter(one -> one.kind().equals(kind) && one.rows().stream().anyMatch(row -> analysis.trace().line(row) == line)).findFirst().orElseThrow();
    }

    private static List<Long> lines(Analysis analysis, Finding finding) {
        return finding.because().stream().map(one -> analysis.trace().line(one.row())).toList();
    }

    @Test
    void additionOnZeroIsExplainedByTheStalePut() throws Exception {
        Analysis analysis = Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt"));
        Finding addition = finding(analysis, "addition-on-zero", 1839);
        assertEquals(List.of(1493L, 1700L, 1702L, 1715L, 1802L, 1839L), lines(analysis, addition),
                "the get on the old life, unbind's put, the free, the new life, the stale put, the get that meets 0");
        assertEquals(List.of(false, true, true, false, false, false), addition.because().stream().map(Finding.Because::inferred).toList());
        assertEquals(analysis.findings().indexOf(addition), Findings.mostTelling(analysis.findings()), "the window opens on it");
    }

    @Test
    void underflowInTheUnbinderIsExplainedByTheDisksReference() throws Exception {
        Analysis analysis = Analyses.of(Path.of("sample-traces/a4-arm64-unbinder.trace.txt.gz"));
        Finding underflow = finding(analysis, "underflow", 8418);
        assertEquals(List.of(7270L, 7838L, 7856L, 7860L, 7938L, 7953L, 8359L, 8418L), lines(analysis, underflow));
        assertEquals(true, underflow.certain());
    }

    @Test
    void readersHoldNothing() throws Exception {
        Analysis analysis = Analyses.of(Path.of("sample-traces/c1-readers.trace.txt.gz"));
        assertEquals(List.of(), analysis.findings());
        assertEquals(List.of(), analysis.references().all());
    }

    @Test
    void aWipedCountIsNotToldAsOneThatRanDown() throws Exception {
        Analysis analysis = Analyses.of(racelane.testkit.Shared.file("captures/a5-arm64-kobject.trace.txt"));
        Finding underflow = finding(analysis, "underflow", 1860);
        assertEquals(true, underflow.summary().contains("wiped with 10 references out"), underflow.summary());
        assertEquals(List.of(1397L, 1432L, 1860L), lines(analysis, underflow));
    }
}

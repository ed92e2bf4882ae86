package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.testkit.Traces;

/** Captures that loop: round beside round, what differs alike told once. */
class LoopComparisonTest {
    private static final String OBJECT = "0xff11000000001028";
    private static final int ROUNDS = 8;

    private static TraceComparison compare(Analysis a, Analysis b) {
        return TraceComparison.of(a, TraceComparison.Stretch.whole(a), b, TraceComparison.Stretch.whole(b));
    }

    private static List<String> told(TraceComparison comparison) {
        return comparison.differences().stream().map(one -> one.kind() + " " + (one.rowA() + 1) + " " + (one.rowB() + 1) + " " + one.text()).toList();
    }

    /** A worker that shows, takes and gives back; beside it a reader that is started anew each round. */
    private static String loop(int rounds, int firstPid, String address) {
        Traces traces = Traces.start().init("sh-9", 0, address, 0);
        for (int i = 0; i < rounds; i++) {
            String cat = "cat-" + (firstPid + i);
            traces.event("work-10", 1, "mtd_proc_show", "(mtd_proc_show+0x4/0xd0 [mtd])").get("work-10", 1, address, 1, 2);
            traces.event("work-10", 1, "mtd_proc_show_ret", "(seq_read_iter+0x1/0x2 <- mtd_proc_show)");
            traces.event(cat, 0, "mtd_proc_show", "(mtd_proc_show+0x4/0xd0 [mtd])").lock(cat, 0).locked(cat, 0).unlock(cat, 0);
            traces.event(cat, 0, "mtd_proc_show_ret", "(seq_read_iter+0x1/0x2 <- mtd_proc_show)").put("work-10", 1, address, 2, 1);
        }
        return traces.text();
    }

    /** Number of events in a round of {@link #loop}, and before the first. */
    private static final int ROUND = 11;
    private static final int BEFORE = 2;

    private static List<String> lines(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n")));
    }

    /** The line of an event of a round, rounds from 1, events from 0. */
    private static int line(int round, int event) {
        return 2 + BEFORE + (round - 1) * ROUND + event;
    }

    private static Analysis of(List<String> lines) throws Exception {
        return Analyses.ofText(String.join("\n", lines) + "\n");
    }

    @Test
    void theRoundsAreFoundAndLaidBesideEachOther() throws Exception {
        Analysis a = Analyses.ofText(loop(ROUNDS, 100, OBJECT));
        TraceComparison comparison = compare(a, Analyses.ofText(loop(ROUNDS, 700, "0xff22000000007028")));
        assertEquals(new TraceComparison.Loop("work-10", "work-10", "mtd_proc_show", ROUNDS, ROUNDS), comparison.loop());
        assertEquals(List.of(), told(comparison));
        assertNull(comparison.first());
        assertEquals(List.of("cat 8 cat 8", "sh-9 1 sh-9 1", "work-10 1 work-10 1"),
                comparison.cast().stream().map(part -> part.nameA() + " " + part.threadsA() + " " + part.nameB() + " " + part.threadsB()).sorted().toList());
    }

    @Test
    void roundsThatOnlyOneHasAreOneDifference() throws Exception {
        TraceComparison comparison = compare(Analyses.ofText(loop(ROUNDS, 100, OBJECT)), Analyses.ofText(loop(3, 100, OBJECT)));
        assertEquals(List.of("ROUNDS 36 35 work-10: only A has rounds 4 to 8"), told(comparison));
        assertEquals(List.of(4, 5, 6, 7, 8), comparison.differences().get(0).places().stream().map(TraceDifference.Place::roundA).toList());
    }

    @Test
    void whatDiffersAlikeInManyRoundsIsToldOnce() throws Exception {
        String a = loop(ROUNDS, 100, OBJECT);
        List<String> b = lines(a);
        for (int round = 3; round <= 6; round++) {
            int at = line(round, 2);
            b.set(at, b.get(at).replace("ret=0", "ret=-5"));
        }
        TraceComparison comparison = compare(Analyses.ofText(a), of(b));
        assertEquals(List.of("VALUE 26 26 work-10: __get_mtd_device() returns 0 in A, -5 in B; the like 4 times, in rounds 3 to 6 of A"),
                comparison.differences().stream().filter(one -> one.kind() == TraceDifference.Kind.VALUE).map(one -> told(comparison).get(comparison.differences().indexOf(one))).toList());
        assertFalse(comparison.differences().get(0).varies());
    }

    @Test
    void anEventThatIsTakenOutIsWhatIsTold() throws Exception {
        List<String> whole = lines(loop(ROUNDS, 100, OBJECT));
        Analysis a = of(whole);
        Seeds.each(40, random -> {
            // The return of a call: what the trace means without it is the same but for that.
            int round = 1 + random.nextInt(ROUNDS - 1);
            int event = List.of(3, 8).get(random.nextInt(2));
            List<String> fewer = new ArrayList<>(whole);
            fewer.remove(line(round, event));
            TraceComparison comparison = compare(a, of(fewer));
            int row = BEFORE + (round - 1) * ROUND + event;
            assertEquals(1, comparison.differences().size(), () -> round + " " + event + " " + told(comparison));
            assertEquals(TraceDifference.Kind.ONLY_A, comparison.first().kind());
            assertEquals(row, comparison.first().rowA(), () -> told(comparison).toString());
        });
    }

    @Test
    void anEventThatIsMovedIsWhatIsTold() throws Exception {
        List<String> whole = lines(loop(ROUNDS, 100, OBJECT));
        Analysis a = of(whole);
        Seeds.each(40, random -> {
            // The worker has shown only after the reader has begun to.
            int round = 1 + random.nextInt(ROUNDS);
            List<String> moved = new ArrayList<>(whole);
            String returned = moved.get(line(round, 3));
            String shown = moved.get(line(round, 4));
            moved.set(line(round, 3), stamped(shown, returned));
            moved.set(line(round, 4), stamped(returned, shown));
            TraceComparison comparison = compare(a, of(moved));
            assertEquals(List.of("ORDER"), comparison.differences().stream().map(one -> one.kind().name()).toList(), () -> told(comparison).toString());
            assertEquals(BEFORE + (round - 1) * ROUND + 4, comparison.first().rowA());
            assertTrue(comparison.first().text().contains("mtd_proc_show() comes after work-10's mtd_proc_show() returns in A, before it in B"), comparison.first().text());
        });
    }

    /** A line with the time of another. */
    private static String stamped(String line, String like) {
        String time = like.replaceFirst("^.* (\\d+\\.\\d{6}): .*$", "$1");
        return line.replaceFirst("\\d+\\.\\d{6}(?=: )", time);
    }

    /** Another boot: addresses moved by a constant, other PIDs, everything three times as slow. */
    @Test
    void anotherBootOfALoopingCaptureIsTheSame() throws Exception {
        String text = Files.readString(Path.of("sample-traces", "c3b-pm-opener2.trace.txt"));
        String other = text.replace("0xff11", "0xff22").replaceAll("\\b(opener|sh|cat)-2(\\d\\d) ", "$1-9$2 ");
        other = other.lines().map(LoopComparisonTest::slower).collect(Collectors.joining("\n", "", "\n"));
        TraceComparison comparison = compare(Analyses.ofText(text), Analyses.ofText(other));
        assertEquals(List.of(), told(comparison));
        assertEquals("spi_nor_remove", comparison.loop().function());
        assertTrue(comparison.pairs().size() > 700, comparison.pairs().size() + " pairs");
    }

    private static String slower(String line) {
        java.util.regex.Matcher time = java.util.regex.Pattern.compile("^(.{0,60}?\\] \\S+ +)(\\d+)\\.(\\d{6})(: .*)$").matcher(line);
        if (!time.matches()) {
            return line;
        }
        long us = 3 * (Long.parseLong(time.group(2)) * 1_000_000 + Long.parseLong(time.group(3)));
        return time.group(1) + String.format("%d.%06d", us / 1_000_000, us % 1_000_000) + time.group(4);
    }

    @Test
    void anyLineThatIsMissingFromARealCaptureIsAmongThePlaces() throws Exception {
        List<String> whole = lines(Files.readString(Path.of("sample-traces", "c3b-pm-opener2.trace.txt")));
        Analysis a = of(whole);
        List<Integer> returns = IntStream.range(0, whole.size()).filter(i -> whole.get(i).matches(".*: (mtd_release_ret|mtdchar_open_ret|get_mtd_device_ret): .*")).boxed().toList();
        Seeds.each(6, random -> {
            int line = returns.get(random.nextInt(returns.size()));
            List<String> fewer = new ArrayList<>(whole);
            fewer.remove(line);
            TraceComparison comparison = compare(a, of(fewer));
            int row = IntStream.range(0, a.trace().size()).filter(i -> a.trace().line(i) == line + 1).findFirst().orElseThrow();
            assertTrue(comparison.differences().stream().flatMap(one -> one.places().stream()).anyMatch(place -> place.rowA() == row), () -> "line " + (line + 1) + ": " + told(comparison));
            assertTrue(comparison.differences().size() <= 3, () -> told(comparison).toString());
        });
    }

    /** Traces of other kernels and loads, long ones: what a person reads is short. */
    @Test
    void longLoopsAreToldInAFewLines() throws Exception {
        Analysis c1 = Analyses.of(Shared.file("captures/c1-readers.trace.txt"));
        Analysis c2 = Analyses.of(Shared.file("captures/c2-blk-opener.trace.txt"));
        TraceComparison comparison = compare(c1, c2);
        assertEquals(23, comparison.loop().roundsA());
        assertTrue(comparison.differences().size() <= 20, comparison.differences().size() + " differences");
        assertTrue(comparison.differences().stream().anyMatch(one -> one.text().contains("has no holder in A, 1 holder (opener-235) in B")), told(comparison).toString());
        Analysis c3a = Analyses.of(Shared.file("captures/c3a-stock-opener.trace.txt"));
        Analysis c3b = Analyses.of(Shared.file("captures/c3b-pm-opener2.trace.txt"));
        TraceComparison kernels = compare(c3a, c3b);
        assertTrue(kernels.differences().get(0).text().startsWith("only B has stale-put: opener-224"), kernels.differences().get(0).text());
        assertTrue(kernels.differences().size() <= 40, kernels.differences().size() + " differences");
        assertEquals(List.of("use-after-free", "released-while-in-use"), kernels.shared().stream().map(TraceComparison.Shared::kind).toList());
    }

    @Test
    void theAlignmentOfAnyTwoLoopsIsInOrderAndWithinARound() throws Exception {
        Seeds.each(20, random -> {
            Analysis a = of(thinned(lines(loop(3 + random.nextInt(6), 100, OBJECT)), random));
            Analysis b = of(thinned(lines(loop(3 + random.nextInt(6), 300, OBJECT)), random));
            TraceComparison comparison = compare(a, b);
            for (TraceComparison.StepPair pair : comparison.pairs()) {
                assertEquals(pair.a().word(), pair.b().word());
            }
            for (int lane : comparison.threads().keySet()) {
                List<Integer> rows = comparison.pairs().stream().filter(pair -> pair.a().lane() == lane).map(pair -> pair.b().row()).toList();
                assertEquals(rows.stream().sorted().distinct().toList(), rows);
            }
            compare(b, a).differences().forEach(one -> assertFalse(one.text().isEmpty()));
        });
    }

    private static List<String> thinned(List<String> lines, Random random) {
        List<String> fewer = new ArrayList<>(lines);
        for (int i = 0; i < 6 && fewer.size() > 8; i++) {
            fewer.remove(4 + random.nextInt(fewer.size() - 4));
        }
        return fewer;
    }
}

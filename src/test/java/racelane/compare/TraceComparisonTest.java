package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

class TraceComparisonTest {
    private static final String OBJECT = "0xff11000000001028";

    private static TraceComparison compare(Analysis a, Analysis b) {
        return TraceComparison.of(a, TraceComparison.Stretch.whole(a), b, TraceComparison.Stretch.whole(b));
    }

    private static List<String> told(TraceComparison comparison) {
        return comparison.differences().stream().map(one -> one.kind() + " " + (one.rowA() + 1) + " " + (one.rowB() + 1) + " " + one.text()).toList();
    }

    @Test
    void aTraceDoesNotDifferFromItself() throws Exception {
        Analysis c3b = Analyses.of(Path.of("sample-traces", "c3b-pm-opener2.trace.txt"));
        TraceComparison comparison = compare(c3b, c3b);
        assertEquals(List.of(), told(comparison));
        comparison.threads().forEach((a, b) -> assertEquals(a, b));
        assertTrue(comparison.pairs().size() > 600, comparison.pairs().size() + " pairs");
        assertEquals(1710, comparison.besideA(1710));
    }

    /** Addresses and PIDs are another boot's: nothing else is, and nothing differs. */
    @Test
    void anotherBootsAddressesAndPidsAreNoDifference() throws Exception {
        String text = Files.readString(Path.of("sample-traces", "c3b-pm-opener2.trace.txt"));
        String other = text.replace("0xff11", "0xff22").replaceAll("opener-22(\\d) ", "opener-72$1 ").replace("sh-222 ", "sh-777 ");
        assertEquals(List.of(), told(compare(Analyses.ofText(text), Analyses.ofText(other))));
    }

    private static Traces story() {
        return Traces.start().init("sh-10", 0, OBJECT, 0);
    }

    @Test
    void theOrderOfTwoThreadsIsTold() throws Exception {
        Analysis a = story().open("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).opened("cat-11", 1).event("sh-10", 0, "mtd_proc_show", "(mtd_proc_show+0x4/0xd0 [mtd])").analysis();
        Analysis b = Traces.start().init("sh-90", 0, OBJECT, 0).event("sh-90", 0, "mtd_proc_show", "(mtd_proc_show+0x9/0xe0 [mtd])").open("cat-91", 1).get("cat-91", 1, OBJECT, 1, 2).opened("cat-91", 1).analysis();
        TraceDifference first = compare(a, b).first();
        assertEquals("ORDER 7 3 sh-10: mtd_proc_show() comes after cat-11's mtdchar_open() returns in A, before it in B", told(compare(a, b)).get(0));
        assertEquals(TraceDifference.Kind.ORDER, first.kind());
    }

    @Test
    void aStepThatOnlyOneHasIsTold() throws Exception {
        Analysis a = story().lock("cat-11", 1).locked("cat-11", 1).unlock("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).put("cat-11", 1, OBJECT, 2, 1).put("cat-11", 1, OBJECT, 1, 0).analysis();
        Analysis b = story().lock("cat-11", 1).locked("cat-11", 1).unlock("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).put("cat-11", 1, OBJECT, 2, 1).analysis();
        String found = " has unbalanced-put: cat-11: __put_mtd_device gives back a reference on dev #1 (0); the trace covers its whole life and shows no get of it. Held in ";
        assertEquals(List.of("FINDING 10 9 only A" + found + "A 10: nothing; B 9: nothing", "ONLY_A 10 9 cat-11: only A has __put_mtd_device(), __put_mtd_device() returns, to its end"), told(compare(a, b)));
        assertEquals(List.of("FINDING 9 10 only B" + found + "B 10: nothing; A 9: nothing", "ONLY_B 9 10 cat-11: only B has __put_mtd_device(), __put_mtd_device() returns, to its end"), told(compare(b, a)));
    }

    @Test
    void otherValuesAndHoldersAreTold() throws Exception {
        Analysis a = story().get("cat-11", 1, OBJECT, 1, 2).put("cat-11", 1, OBJECT, 2, 1).analysis();
        Analysis b = story().get("cat-11", 1, OBJECT, 1, 2).put("cat-11", 1, OBJECT, 1, 0).analysis();
        assertEquals(List.of("VALUE 5 5 cat-11: __put_mtd_device() on dev finds 2 → 1 in A, 1 → 0 in B"), told(compare(a, b)));
        Analysis locked = story().lock("cat-11", 1).locked("cat-11", 1).unlock("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).analysis();
        Analysis unlocked = story().lock("cat-11", 1).locked("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).unlock("cat-11", 1).analysis();
        assertTrue(told(compare(locked, unlocked)).stream().anyMatch(one -> one.startsWith("HOLDER") && one.contains("mtd_table_mutex is held by nobody in A, by cat-11 in B")), told(compare(locked, unlocked)).toString());
    }

    @Test
    void whatOnlyOneTraceCanHaveSeenIsNotCompared() throws Exception {
        Analysis a = story().open("cat-11", 1).get("cat-11", 1, OBJECT, 1, 2).opened("cat-11", 1).analysis();
        Analysis b = story().get("cat-11", 1, OBJECT, 1, 2).analysis();
        TraceComparison comparison = compare(a, b);
        assertEquals(List.of("mtdchar_open"), comparison.onlyA());
        assertNull(comparison.first());
    }

    @Test
    void asManyStepsAsPossibleStandBesideEachOther() {
        Seeds.each(Seeds.ROUNDS, random -> {
            List<TraceStep> a = steps(random);
            List<TraceStep> b = steps(random);
            List<int[]> pairs = Alignment.of(a, b);
            for (int i = 0; i < pairs.size(); i++) {
                assertTrue(a.get(pairs.get(i)[0]).isLike(b.get(pairs.get(i)[1])));
                assertTrue(i == 0 || pairs.get(i)[0] > pairs.get(i - 1)[0] && pairs.get(i)[1] > pairs.get(i - 1)[1]);
            }
            assertEquals(longest(a, b), pairs.size());
        });
    }

    @Test
    void sequencesThatHaveHardlyAnythingInCommonEnd() {
        Random random = new Random(3);
        List<TraceStep> a = new ArrayList<>();
        List<TraceStep> b = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            a.add(new TraceStep(i, 0, TraceStep.Kind.CALL, "a" + random.nextInt(3_000)));
            b.add(new TraceStep(i, 0, TraceStep.Kind.CALL, (random.nextInt(50) == 0 ? "a" : "b") + random.nextInt(3_000)));
        }
        List<int[]> pairs = Alignment.of(a, b);
        for (int i = 1; i < pairs.size(); i++) {
            assertTrue(pairs.get(i)[0] > pairs.get(i - 1)[0] && pairs.get(i)[1] > pairs.get(i - 1)[1]);
        }
    }

    private static List<TraceStep> steps(Random random) {
        List<TraceStep> steps = new ArrayList<>();
        int size = random.nextInt(30);
        for (int i = 0; i < size; i++) {
            steps.add(new TraceStep(i, 0, TraceStep.Kind.CALL, "f" + random.nextInt(4)));
        }
        return steps;
    }

    /** The table of every textbook. */
    private static int longest(List<TraceStep> a, List<TraceStep> b) {
        int[][] longest = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                longest[i][j] = a.get(i - 1).isLike(b.get(j - 1)) ? longest[i - 1][j - 1] + 1 : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[a.size()][b.size()];
    }
}

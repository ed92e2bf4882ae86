package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.read.kernellog.ReportReader;
import racelane.report.LogLine;
import racelane.report.ReportScanner;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.Setting;
import racelane.testkit.Shared;
import racelane.trace.KernelReport;

class ScenarioMatcherTest {
    /** Two closers, one reference: the second put is one too many. */
    private static final String GADGETS = """
            scenario "two closers"
            config FIX = false;
            refcount refs = 1;
            mutex m;
            fn gadget_free(r) { }
            fn gadget_put() { kref_put(&refs, gadget_free); }
            fn gadget_close() { lock(m); gadget_put(); unlock(m); }
            fn gadget_open() { refcount_inc_not_zero(&refs); }
            thread one { if (FIX) gadget_open(); else frames { el0_svc; vfs_write } gadget_close(); }
            thread two { frames { el0_svc; __fput } gadget_close(); }
            check never underflow, saturated, addition_on_zero;
            """;

    private static KernelReport report(String message, String... frames) {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        List<String> lines = message.startsWith("BUG: KASAN") ? new ArrayList<>(List.of("==================================================================", message,
                "Read of size 8 at addr ffff888000100000 by task a/7", "CPU: 1 PID: 7 Comm: a Not tainted 6.6.1 #1", "Call trace:"))
                : new ArrayList<>(List.of("------------[ cut here ]------------", message, "WARNING: CPU: 1 PID: 7 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148", "Call trace:", " refcount_warn_saturate+0xf4/0x148"));
        for (String frame : frames) {
            lines.add(" " + frame + "+0x10/0x20");
        }
        lines.add("---[ end trace 0000000000000000 ]---");
        for (int i = 0; i < lines.size(); i++) {
            scanner.feed(LogLine.of(lines.get(i)), i + 1);
        }
        scanner.finish();
        return reports.get(0);
    }

    private static Program program(String text, Map<String, Long> set) throws Exception {
        return Scenario.parse("gadgets.race", text).compile(set);
    }

    private static List<ScenarioMatch> match(KernelReport report) throws Exception {
        List<Setting> scenarios = List.of(new Setting("fixed", Map.of(), program(GADGETS, Map.of("FIX", 1L))), new Setting("gadgets", Map.of(), program(GADGETS, Map.of())));
        return new ScenarioMatcher(scenarios, () -> 0).of(report);
    }

    @Test
    void theScenarioThatReachesTheFailureUnderTheStackIsFirst() throws Exception {
        List<ScenarioMatch> matches = match(report("refcount_t: underflow; use-after-free.", "gadget_put", "gadget_close", "__fput", "el0_svc"));
        assertEquals(List.of("gadgets", "fixed"), matches.stream().map(ScenarioMatch::name).toList());
        ScenarioMatch best = matches.get(0);
        assertEquals(List.of("gadget_put", "gadget_close"), best.path());
        assertEquals("two", best.reached().finding().thread(), "of the two threads the one whose outer frames are the report's");
        assertEquals(List.of("gadget_put", "gadget_close", "__fput", "el0_svc"), best.beside().rows().stream().map(StackBeside.Row::simulated).toList());
        assertEquals(List.of(), best.beside().missing());
        assertEquals("no underflow can come as the first refcount report: 4 states, complete, sequential consistency, reuse any", matches.get(1).why().get(1).replaceAll("\\d+ states", "4 states"));
    }

    @Test
    void framesInAnotherOrderOrOnlyOuterCallersDoNotFit() throws Exception {
        assertEquals(List.of(), match(report("refcount_t: underflow; use-after-free.", "gadget_close", "gadget_put", "vfs_write", "el0_svc")));
        assertEquals(List.of(), match(report("refcount_t: underflow; use-after-free.", "other_put", "other_close", "vfs_write", "el0_svc")));
        assertEquals(List.of(), match(report("refcount_t: underflow; use-after-free.", "other_put", "gadget_close", "vfs_write")), "one caller is no order");
    }

    @Test
    void theFailingFunctionAloneFits() throws Exception {
        List<ScenarioMatch> matches = match(report("refcount_t: underflow; use-after-free.", "gadget_put", "vfs_write", "el0_svc"));
        assertEquals(List.of("gadget_put"), matches.get(0).path());
    }

    @Test
    void kasanIsReachedByWhatItSays() throws Exception {
        KernelReport bounds = report("BUG: KASAN: slab-out-of-bounds in gadget_put+0x10/0x20", "gadget_put", "gadget_close");
        assertTrue(match(bounds).stream().allMatch(match -> match.reached() == null && match.why().get(1).contains("is no question that a scenario answers")));
    }

    @Test
    void aCallThroughAPointerLiesOnThePath() throws Exception {
        List<ScenarioMatch> matches = match(report("refcount_t: underflow; use-after-free.", "gadget_free", "gadget_put", "gadget_close.isra.0"));
        assertEquals(List.of("gadget_free", "gadget_put", "gadget_close"), matches.get(0).path());
        assertEquals(List.of("gadget_free"), matches.get(0).beside().missing());
    }

    @Test
    void aKindThatNoScenarioHasIsSaidSo() throws Exception {
        List<ScenarioMatch> matches = match(report("rcu: INFO: nothing", "gadget_put", "gadget_close"));
        assertTrue(matches.stream().allMatch(match -> match.reached() == null));
        assertEquals(2, matches.size());
    }

    @Test
    void thePublicReportIsMatchedWithWhatReachesIt() throws Exception {
        KernelReport report = ReportReader.read(new TraceOpener(Catalog.formats()).source(Shared.file("report/mtd-refcount-underflow.txt")), Progress.none()).get(0);
        List<ScenarioMatch> matches = new ScenarioMatcher(BundledScenarios.all(), () -> 0).of(report);
        assertEquals("mtd-extra-put", matches.get(0).name());
        assertEquals(List.of(), matches.get(0).beside().missing());
        ScenarioMatch stale = matches.stream().filter(match -> match.name().equals("mtd-stale-put-and-block-opener")).findFirst().orElseThrow();
        assertEquals(List.of("__del_mtd_partitions", "del_mtd_partitions"), stale.beside().missing());
        ScenarioMatch readers = matches.stream().filter(match -> match.name().equals("mtd-proc-reader")).findFirst().orElseThrow();
        assertTrue(readers.why().get(1).matches("no underflow can come as the first refcount report: \\d+ states, complete, sequential consistency, reuse any"), readers.why().get(1));
    }
}

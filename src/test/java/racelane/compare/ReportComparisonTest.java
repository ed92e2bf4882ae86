package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.report.Architecture;
import racelane.report.ReportScanner;
import racelane.trace.KernelReport;

/** Two reports beside each other: which frames are the same, which only alike, on which side messages stand. */
class ReportComparisonTest {
    private static final String PUMP = """
            ------------[ cut here ]------------
            refcount_t: underflow; use-after-free.
            WARNING: CPU: 2 PID: 921 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148
            CPU: 2 PID: 921 Comm: sh Not tainted 6.6.1 #1
            pstate: 60000005 (nZCv daif -PAN -UAO -TCO -DIT -SSBS BTYPE=--)
            Call trace:
             refcount_warn_saturate+0xf4/0x148
             pump_del+0x118/0x140
             pump_del_all+0x94/0xf8
             unbind_store+0xbc/0xc8
             el0t_64_sync+0x190/0x198
            ---[ end trace 0000000000000000 ]---
            """;
    /** The same with pump_del_all inlined, another unbind_store, and one function more. */
    private static final String OTHER = PUMP.replace(" pump_del_all+0x94/0xf8\n", "").replace("unbind_store+0xbc/0xc8", "unbind_store+0xb0/0xc0\n vfs_write+0x10/0x20")
            .replace("Not tainted", "Tainted: G W");
    private static final ReportComparison.Around NOTHING = new ReportComparison.Around(List.of(), List.of());

    @Test
    void framesAreAlignedByFunctionAndToldApartByPlace() {
        ReportComparison comparison = ReportComparison.of(report(PUMP), NOTHING, report(OTHER), NOTHING);
        assertEquals(List.of("refcount_warn_saturate SAME", "pump_del SAME", "pump_del_all ONLY_A", "unbind_store MOVED", "vfs_write ONLY_B", "el0t_64_sync SAME"),
                comparison.frames().stream().map(pair -> pair.function() + " " + pair.word()).toList());
        assertEquals("pump_del_all", comparison.firstOtherFunction().function());
        assertEquals("unbind_store", comparison.firstMoved().function());
    }

    @Test
    void placesAreNotComparedAcrossArchitectures() {
        String x86 = PUMP.replace("pstate: 60000005 (nZCv daif -PAN -UAO -TCO -DIT -SSBS BTYPE=--)", "RIP: 0010:refcount_warn_saturate+0xf4/0x148")
                .replace("el0t_64_sync+0x190/0x198", "entry_SYSCALL_64_after_hwframe+0x6e/0x76");
        ReportComparison comparison = ReportComparison.of(report(PUMP), NOTHING, report(x86), NOTHING);
        assertEquals(0, comparison.count(FramePair.Word.SAME));
        assertEquals(4, comparison.count(FramePair.Word.NAMED));
    }

    @Test
    void aReportEqualsItself() {
        ReportComparison comparison = ReportComparison.of(report(PUMP), NOTHING, report(PUMP), NOTHING);
        assertEquals(5, comparison.count(FramePair.Word.SAME));
        assertNull(comparison.firstOtherFunction());
        assertEquals(List.of(), comparison.facts().stream().filter(fact -> fact.a() != null && !fact.isSame()).toList());
    }

    @Test
    void whatOneDoesNotSayIsNoAgreement() {
        ReportComparison comparison = ReportComparison.of(report(PUMP), NOTHING, report(PUMP), NOTHING);
        ReportComparison.Fact hardware = comparison.facts().stream().filter(fact -> fact.what().equals("hardware")).findFirst().orElseThrow();
        assertEquals(false, hardware.isSame());
    }

    @Test
    void messagesStandOnTheSideOfTheirNearestOccurrence() {
        ReportComparison comparison = ReportComparison.of(
                report(PUMP), new ReportComparison.Around(List.of("stopping pump 1", "stopping pump 2"), List.of("stopping pump 3")),
                report(PUMP), new ReportComparison.Around(List.of("stopping pump 3", "stopping pump 1"), List.of("stopping pump 2", "another")));
        assertEquals(List.of(
                new ReportComparison.Message("stopping pump 1", ReportComparison.Side.BEFORE, ReportComparison.Side.BEFORE),
                new ReportComparison.Message("stopping pump 2", ReportComparison.Side.BEFORE, ReportComparison.Side.AFTER),
                new ReportComparison.Message("stopping pump 3", ReportComparison.Side.AFTER, ReportComparison.Side.BEFORE)), comparison.messages());
    }

    @Test
    void theLikestTwoAreOfOneKindAndHaveMostFunctionsInCommon() {
        String saturated = PUMP.replace("underflow; use-after-free", "saturated; leaking memory");
        assertArrayEquals(new int[] {0, 2}, ReportComparison.likest(List.of(report(PUMP)), List.of(report(saturated), report(OTHER), report(PUMP))));
        assertNull(ReportComparison.likest(List.of(), List.of(report(PUMP))));
    }

    @Test
    void architecturesAreToldByWhatOnlyTheyPrint() {
        assertEquals("arm64", Architecture.of(report(PUMP)).name());
        String bare = PUMP.replace("pstate: 60000005 (nZCv daif -PAN -UAO -TCO -DIT -SSBS BTYPE=--)\n", "").replace(" el0t_64_sync+0x190/0x198\n", "");
        assertNull(Architecture.of(report(bare)));
    }

    @Test
    void theReportOfTheListIsTheInjectedOneInTwelveFrames() throws IOException {
        Path mail = Path.of("../shared/report/mtd-refcount-underflow.txt");
        Path log = Path.of("../shared/captures/a6-arm64-injected.dmesg.txt");
        assumeTrue(Files.exists(mail) && Files.exists(log), "skipped: ../shared is not here");
        ReportComparison comparison = ReportComparison.of(ReportScanner.scan(Files.readAllLines(mail)).get(0), NOTHING, ReportScanner.scan(Files.readAllLines(log)).get(0), NOTHING);
        // KERNEL-MTD.md 4.8: 12 of the report's first 18 frames are equal to the byte.
        assertEquals(12, comparison.frames().stream().limit(18).filter(pair -> pair.word() == FramePair.Word.SAME).count());
        assertEquals(12, comparison.count(FramePair.Word.SAME));
    }

    private static KernelReport report(String text) {
        return ReportScanner.scan(text.lines().toList()).get(0);
    }
}

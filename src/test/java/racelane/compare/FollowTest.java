package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.catalog.BundledScenarios;
import racelane.explore.Explorer;
import racelane.scenario.FindingKind;
import racelane.scenario.Scenario;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.testkit.Analyses;
import racelane.testkit.Samples;

/** Real captures followed in the bundled scenarios, and captures that were tampered with and must not be. */
class FollowTest {
    private static final Map<String, Long> OPENERS = Map.of("PARTITIONED_MASTER", 1L, "PARTITIONS", 2L, "CYCLES", 2L, "OPENERS", 2L, "OPENS", 8L, "MINOR", 0L,
            "KOBJECTS", 0L, "DISK", 1L);

    @TempDir
    Path folder;

    private static FollowLimits limits() {
        return new FollowLimits(100_000, 600, () -> 0);
    }

    private static Followed follow(Analysis analysis, String scenario, Map<String, Long> given) throws Exception {
        return new Follow(analysis, Scenario.parse(scenario + ".race", BundledScenarios.source(scenario)), given, null, Map.of(), limits())
                .follow(Follow.stretch(analysis, 0));
    }

    private static Run replay(Followed followed) {
        return Explorer.replay(followed.program(), followed.reuse(), racelane.sim.Schedule.parse(followed.schedule().toString()), false);
    }

    private static String last(Run run) {
        Finding finding = run.findings().get(run.findings().size() - 1);
        return finding.kind() + " in " + finding.thread() + " " + finding.stack().subList(0, 3);
    }

    private static long line(Analysis analysis, Followed followed) {
        return analysis.trace().line(followed.forbidden().row());
    }

    @Test
    void theAdditionOnZeroIsReachedWithSettingsThatTheSearchFinds() throws Exception {
        Analysis analysis = Samples.analysis("c3b-pm-opener2", folder);
        Followed followed = follow(analysis, "mtd-partitioned-master", Map.of());
        assertTrue(followed.reached(), () -> "forbidden: " + followed.forbidden());
        assertEquals(followed.events(), followed.done());
        assertEquals(1839, analysis.trace().line(followed.stretch().toRow()));
        assertEquals("ADDITION_ON_ZERO in opener.2 [__get_mtd_device, get_mtd_device, mtdchar_open]", last(replay(followed)));
        assertEquals(List.of("unbind", "opener.1", "opener.2"), followed.players().stream().map(Followed.Player::thread).toList());
        assertEquals(2L, followed.changed().get("PARTITIONS"));
        assertEquals(2L, followed.changed().get("OPENERS"));
    }

    @Test
    void readersAreFollowedToTheEndOfTheCapture() throws Exception {
        Analysis analysis = Samples.analysis("c1-readers", folder);
        Followed followed = follow(analysis, "mtd-proc-reader", Map.of("READERS", 1L, "READS", 126L, "CYCLES", 23L, "PARTITIONS", 4L, "PARTITIONED_MASTER", 0L));
        assertTrue(followed.reached(), () -> "forbidden: " + followed.forbidden());
        assertEquals(126, followed.players().stream().filter(player -> player.thread().equals("reader")).count());
        assertEquals(List.of(), replay(followed).findings());
    }

    @Test
    void theUnderflowInTheUnbindingShellIsReached() throws Exception {
        Analysis analysis = Samples.analysis("a4-arm64-unbinder", folder);
        Followed followed = follow(analysis, "mtd-stale-put-and-block-opener", Map.of("PARTITIONS", 2L, "KOBJECTS", 1L, "HOLDS", 7L, "OPENS", 5L, "CYCLES", 8L,
                "PARTITIONED_MASTER", 1L, "MINOR", 0L, "DISK", 1L, "WAY", 0L));
        assertTrue(followed.reached(), () -> "forbidden: " + followed.forbidden());
        assertEquals(8418, analysis.trace().line(followed.stretch().toRow()));
        assertEquals("UNDERFLOW in unbind [del_mtd_device, mtd_device_unregister, spi_nor_remove]", last(replay(followed)));
        assertEquals(List.of("kobject"), List.copyOf(followed.leftOut().keySet()));
    }

    @Test
    void theInjectedPutIsFollowedWithItsSecondCount() throws Exception {
        Analysis analysis = Samples.analysis("a6-arm64-injected", folder);
        Followed followed = follow(analysis, "mtd-extra-put", Map.of());
        assertTrue(followed.reached(), () -> "forbidden: " + followed.forbidden());
        assertEquals(313, analysis.trace().line(followed.stretch().toRow()));
        assertEquals("UNDERFLOW in unbind [del_mtd_device, __del_mtd_partitions, del_mtd_partitions]", last(replay(followed)));
        assertEquals(Map.of(), followed.leftOut());
    }

    @Test
    void theSameCaptureIsFollowedTheSameWayEachTime() throws Exception {
        Analysis analysis = Samples.analysis("a6-arm64-injected", folder);
        assertEquals(follow(analysis, "mtd-extra-put", Map.of()).schedule(), follow(analysis, "mtd-extra-put", Map.of()).schedule());
    }

    @Test
    void aModelWithoutOpenersForbidsTheSecondReference() throws Exception {
        Analysis analysis = Samples.analysis("c3b-pm-opener2", folder);
        Followed followed = follow(analysis, "mtd-proc-reader", Map.of());
        assertEquals(339, line(analysis, followed));
        assertEquals("enters del_mtd_device, refcnt 2", followed.forbidden().event());
        assertEquals("the model's refcnt is 1, the capture's 2", followed.forbidden().why());
        assertEquals(null, followed.stoppedBy());
    }

    /** Opener-224 gets the mutex (line 1478) before opener-225 gives it back (1472). */
    @Test
    void aLockThatIsTakenBeforeItIsGivenBackIsForbidden() throws Exception {
        Analysis analysis = tampered(lines -> swap(lines, 1472, 1478));
        Followed followed = follow(analysis, "mtd-partitioned-master", OPENERS);
        assertEquals(1472, line(analysis, followed));
        assertEquals("mtd_table_mutex is held by opener.2", followed.forbidden().why());
        assertEquals("mtd_table_mutex", followed.forbidden().lock());
        assertEquals("opener.2", followed.forbidden().owner());
        assertEquals(null, followed.stoppedBy());
    }

    /** The unbind's release of a partition (line 1803's twin, 1441) is told before the put that leads to it (1440). */
    @Test
    void aReleaseBeforeItsPutIsForbidden() throws Exception {
        Analysis analysis = tampered(lines -> swap(lines, 1440, 1441));
        Followed followed = follow(analysis, "mtd-partitioned-master", OPENERS);
        assertEquals(1440, line(analysis, followed));
        assertEquals("opener.2", followed.forbidden().thread());
        assertTrue(followed.forbidden().instead().startsWith("calls __put_mtd_device"), followed.forbidden().instead());
    }

    /** Whatever else is tried, the model's count at this put is 2. */
    @Test
    void aCountThatIsAnotherIsForbiddenWhateverTheSettings() throws Exception {
        Analysis analysis = tampered(lines -> lines.set(1478, lines.get(1478).replace("refs=2", "refs=5")));
        Followed followed = follow(analysis, "mtd-partitioned-master", Map.of("KOBJECTS", 0L));
        assertEquals(1479, line(analysis, followed));
        assertEquals("the model's refcnt is 2, the capture's 5", followed.forbidden().why());
    }

    @Test
    void aToldPlayerIsKept() throws Exception {
        Analysis analysis = Samples.analysis("a6-arm64-injected", folder);
        int lane = analysis.trace().lanes().stream().filter(each -> each.name().equals("insmod-78")).findFirst().orElseThrow().index();
        Followed followed = new Follow(analysis, Scenario.parse("x.race", BundledScenarios.source("mtd-extra-put")), Map.of(), null, Map.of(lane, "unbind"), limits())
                .follow(Follow.stretch(analysis, 0));
        assertEquals("unbind", followed.forbidden().thread());
    }

    @Test
    void aStateLimitIsNamedAndNothingIsCalledForbiddenForIt() throws Exception {
        Analysis analysis = Samples.analysis("c3b-pm-opener2", folder);
        Followed followed = new Follow(analysis, Scenario.parse("x.race", BundledScenarios.source("mtd-partitioned-master")), OPENERS, null, Map.of(),
                new FollowLimits(50, 600, () -> 0)).follow(Follow.stretch(analysis, 0));
        assertEquals("--max-states 50", followed.stoppedBy());
        assertEquals(FindingKind.ADDITION_ON_ZERO, followed.stretch().goalKind());
    }

    private interface Tampering {
        void on(List<String> lines);
    }

    private Analysis tampered(Tampering tampering) throws Exception {
        List<String> lines = new ArrayList<>(Arrays.asList(Files.readString(Samples.file("c3b-pm-opener2", folder)).split("\n", -1)));
        tampering.on(lines);
        return Analyses.ofText(String.join("\n", lines));
    }

    /** Two events change places; the times stay where they are, so that the text is in order. */
    private static void swap(List<String> lines, int first, int second) {
        String one = lines.get(first - 1);
        String other = lines.get(second - 1);
        lines.set(first - 1, at(other, one));
        lines.set(second - 1, at(one, other));
    }

    private static String at(String event, String timeOf) {
        return event.replaceFirst("\\d+\\.\\d{6}:", timeOf.replaceFirst("^.*?(\\d+\\.\\d{6}:).*$", "$1"));
    }
}

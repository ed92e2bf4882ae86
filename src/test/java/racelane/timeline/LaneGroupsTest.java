package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

class LaneGroupsTest {
    private static final String ADDRESS = "0xff11000000001028";

    /** Two threads of process 10, one of another, one whose process nobody told; the column is trace-cmd's and ftrace's with record-tgid. */
    private static final String PROCESSES = """
            # tracer: nop
            #
                        a-10      (     10) [000] .....     1.000010: noise: x=1
                        z-20      (     20) [001] .....     1.000020: noise: x=2
                        b-11      (     10) [001] .....     1.000030: noise: x=3
                        c-12      (-------) [001] .....     1.000040: noise: x=4
                        b-11      (     10) [002] .....     1.000050: noise: x=5
                        b-11      (     10) [002] .....     1.000060: noise: x=6
            """;

    /** b moves from CPU 0, where it has most events, to CPU 1, where it is longest. */
    private static final String SWITCHES = """
            # tracer: nop
            #
                      <idle>-0       [000] d....     1.000000: sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=b next_pid=11 next_prio=120
                           b-11      [000] .....     1.000001: noise: x=1
                           b-11      [000] .....     1.000002: noise: x=2
                           b-11      [000] d....     1.000010: sched_switch: prev_comm=b prev_pid=11 prev_prio=120 prev_state=R ==> next_comm=swapper/0 next_pid=0 next_prio=120
                      <idle>-0       [001] d....     1.000020: sched_switch: prev_comm=swapper/1 prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=b next_pid=11 next_prio=120
                           b-11      [001] d....     1.000900: sched_switch: prev_comm=b prev_pid=11 prev_prio=120 prev_state=S ==> next_comm=swapper/1 next_pid=0 next_prio=120
            """;

    private static ViewState all(Timeline timeline) {
        return ViewState.all(timeline.allLanes(), timeline.trace().size());
    }

    private static List<String> names(Timeline timeline, List<LaneKey> lanes) {
        return lanes.stream().map(lane -> LaneTitle.of(timeline, all(timeline), lane).name()).toList();
    }

    private static List<String> grouped(Timeline timeline, Grouping by) {
        return names(timeline, timeline.grouped(timeline.allLanes(), by));
    }

    @Test
    void threadsOfAProcessStandWhereTheFirstOfThemStood() throws Exception {
        Timeline timeline = Timeline.of(Analyses.ofText(PROCESSES));
        assertEquals(List.of("a-10", "z-20", "b-11", "c-12"), grouped(timeline, Grouping.NONE));
        assertEquals(List.of("a-10", "b-11", "z-20", "c-12"), grouped(timeline, Grouping.PROCESS));
    }

    @Test
    void withoutSwitchesTheCpuWithMostEventsCounts() throws Exception {
        Timeline timeline = Timeline.of(Analyses.ofText(PROCESSES));
        assertEquals(List.of("a-10", "z-20", "c-12", "b-11"), grouped(timeline, Grouping.CPU));
    }

    @Test
    void withSwitchesTheCpuItWasLongestOnCounts() throws Exception {
        Timeline timeline = Timeline.of(Analyses.ofText(SWITCHES));
        LaneKey lane = timeline.allLanes().stream().filter(key -> names(timeline, List.of(key)).equals(List.of("b-11"))).findFirst().orElseThrow();
        assertEquals("CPU 1", timeline.groups().words(lane.id(), Grouping.CPU));
    }

    @Test
    void headersTellTheGroup() throws Exception {
        Timeline timeline = Timeline.of(Analyses.ofText(PROCESSES));
        ViewState byProcess = all(timeline).withGrouping(Grouping.PROCESS, timeline.allLanes());
        assertEquals("process 10 · CPU1 · 3 events", LaneTitle.of(timeline, byProcess.withCursor(2), LaneKey.thread(2)).about());
        assertEquals("CPU 2 · 3 events", LaneTitle.of(timeline, byProcess.withGrouping(Grouping.CPU, timeline.allLanes()).withCursor(2), LaneKey.thread(2)).about());
    }

    @Test
    void objectsStandOnTopAndPinnedLanesFirst() throws Exception {
        Timeline timeline = Timeline.of(Traces.start().init("sh-10", 1, ADDRESS, 3).init("sh-10", 1, "0xff11000000009028", 4).init("sh-10", 1, "0xff1100000000a028", 5)
                .event("dd-12", 0, "noise", "x=1").analysis());
        List<LaneKey> lanes = timeline.grouped(timeline.allLanes(), Grouping.CPU);
        assertEquals(List.of(true, true, true, false, false), lanes.stream().map(LaneKey::isObject).toList());
        assertEquals(List.of("dd-12", "sh-10"), names(timeline, lanes.subList(3, 5)));
        ViewState pinned = all(timeline).withGrouping(Grouping.CPU, lanes).withPinned(lanes.get(4), true);
        assertEquals(lanes.get(4), timeline.lanes(pinned).get(0));
    }

    @Test
    void noLaneIsLostAndGroupsAreNotInterrupted() {
        Seeds.each(40, random -> {
            Analysis analysis = random.nextBoolean() ? Traces.random(random, random.nextInt(60)) : Traces.noiseAnalysis(random, random.nextInt(60), random.nextInt(9) + 1);
            Timeline timeline = Timeline.of(analysis);
            for (Grouping by : Grouping.values()) {
                List<LaneKey> lanes = timeline.grouped(timeline.allLanes(), by);
                assertEquals(timeline.allLanes().size(), lanes.size());
                assertEquals(Set.copyOf(timeline.allLanes()), Set.copyOf(lanes));
                Set<String> ended = new HashSet<>();
                String group = "";
                for (LaneKey lane : lanes.stream().filter(LaneKey::isThread).toList()) {
                    String next = timeline.groups().words(lane.id(), by);
                    if (!next.equals(group)) {
                        assertTrue(ended.add(next), next + " stands in two places");
                        group = next;
                    }
                }
            }
        });
    }
}

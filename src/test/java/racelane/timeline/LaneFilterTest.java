package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import racelane.testkit.Traces;

class LaneFilterTest {
    private static final String ADDRESS = "0xff11000000001028";
    private static Timeline timeline;
    private static LaneFilter filter;
    private static ViewState all;

    @BeforeAll
    static void makeATrace() throws Exception {
        timeline = Timeline.of(Traces.start().init("sh-10", 0, ADDRESS, 3).open("cat-11", 1).get("cat-11", 1, ADDRESS, 1, 2).opened("cat-11", 1)
                .put("dd-12", 0, ADDRESS, 2, 1).event("rcu_sched-13", 0, "noise", "x=1").analysis());
        filter = LaneFilter.of(timeline);
        all = ViewState.all(timeline.allLanes(), timeline.trace().size());
    }

    private static List<String> names(Iterable<LaneKey> lanes) {
        List<String> names = new java.util.ArrayList<>();
        lanes.forEach(lane -> names.add(LaneTitle.of(timeline, all, lane).name()));
        return names;
    }

    @Test
    void aTaskFitsByNameAndByPid() {
        assertEquals(List.of("cat-11"), names(filter.fitting("cat")));
        assertEquals(List.of("cat-11"), names(filter.fitting("T-11")));
        assertEquals(List.of("rcu_sched-13"), names(filter.fitting("sched")));
    }

    @Test
    void aTaskFitsByAFunctionItIsSeenInHoweverDeep() {
        assertEquals(List.of("cat-11"), names(filter.fitting("__get_mtd")));
        assertEquals(List.of("dd-12"), names(filter.fitting("PUT_MTD_device")));
    }

    @Test
    void anObjectFitsByNameTypeAndAddress() {
        LaneKey object = LaneKey.object(0, 0);
        assertEquals(List.of(object), filter.fitting(LaneTitle.of(timeline, all, object).name()).stream().filter(LaneKey::isObject).toList());
        assertEquals(Set.of(object), filter.fitting("mtd_info refcnt 0xff11"));
        assertEquals(Set.of(object), filter.fitting("1028"));
    }

    @Test
    void everyWordMustFitAndNoneAcrossTwoNames() {
        assertEquals(List.of("cat-11"), names(filter.fitting("open get_mtd")));
        assertEquals(List.of(), names(filter.fitting("cat sh-10")));
        assertEquals(List.of(), names(filter.fitting("11mtdchar")));
    }

    @Test
    void blankMeansAll() {
        assertEquals(timeline.allLanes(), List.copyOf(filter.fitting("  ")));
        assertEquals(all, filter.applied(timeline, all, " "));
    }

    @Test
    void whatDoesNotFitIsHiddenBesideWhatWasAndPinnedLanesStay() {
        ViewState view = all.withHidden(key("cat-11"), true).withPinned(key("dd-12"), true);
        ViewState filtered = filter.applied(timeline, view, "sh-");
        assertEquals(List.of("dd-12", "sh-10"), names(timeline.lanes(filtered)));
        assertEquals(timeline.allLanes().size() - 2, filtered.hidden().size());
    }

    @Test
    void whereNoLaneOfTheViewFitsNothingIsHidden() {
        assertSame(all, filter.applied(timeline, all, "nobody"));
        ViewState without = all.withHidden(key("cat-11"), true);
        assertSame(without, filter.applied(timeline, without, "cat"));
    }

    private static LaneKey key(String name) {
        return timeline.allLanes().stream().filter(lane -> names(List.of(lane)).equals(List.of(name))).findFirst().orElseThrow();
    }
}

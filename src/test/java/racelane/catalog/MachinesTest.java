package racelane.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.read.Progress;
import racelane.read.TraceReadException;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Body;
import racelane.trace.Machine;
import racelane.trace.Trace;

/** Captures of two machines as one trace: same PIDs, same CPUs, same addresses, and nothing of one is taken for the other's. */
class MachinesTest {
    private static final String ADDRESS = "0xff11000000001028";

    @TempDir
    Path folder;

    private final Opening opening;

    MachinesTest() throws Exception {
        opening = new Opening(Catalog.formats(), Catalog.lenses(List.of()));
    }

    private Analysis joined(Traces first, Traces second, long offsetNs) throws Exception {
        return opening.open(Files.writeString(folder.resolve("a.txt"), first.text()), List.of(Files.writeString(folder.resolve("b.txt"), second.text())), List.of(offsetNs), Progress.none());
    }

    private static List<String> kinds(Analysis analysis) {
        return analysis.findings().stream().map(Finding::kind).sorted().toList();
    }

    @Test
    void eventsStandInOrderOfTheShiftedTimesAndKeepTheirTasks() throws Exception {
        Traces a = Traces.start().event("sh-10", 0, "one", "x=1").later(1_000).event("sh-10", 1, "three", "x=1");
        Traces b = Traces.start().event("cat-10", 0, "two", "x=1").event("<idle>-0", 1, "four", "x=1");
        Trace trace = joined(a, b, 1_000_000).trace();
        assertEquals(List.of("one", "two", "three", "four"), List.of(trace.eventName(0), trace.eventName(1), trace.eventName(2), trace.eventName(3)));
        assertEquals(1_001_000_000L, trace.timeNs(1));
        assertEquals(List.of("sh-10", "cat-10", "sh-10", "swapper/1"), List.of(trace.laneOf(0).name(), trace.laneOf(1).name(), trace.laneOf(2).name(), trace.laneOf(3).name()));
        assertEquals(List.of(0, 2, 1, 3), List.of(trace.cpu(0), trace.cpu(1), trace.cpu(2), trace.cpu(3)));
        assertEquals("b.txt", trace.laneOf(1).machine().name());
        assertEquals(3, trace.line(0));
        assertEquals(-1, trace.line(1));
        assertTrue(trace.text(1).startsWith("b.txt:3: "), trace.text(1));
        assertEquals("a.txt + b.txt", trace.facts().file());
        trace.close();
    }

    /** On each machine alone the put is balanced; taken together for one object the counts would contradict each other. */
    @Test
    void theSameAddressOnTwoMachinesIsTwoObjects() throws Exception {
        Traces a = Traces.start().init("sh-10", 0, ADDRESS, 0).get("cat-11", 1, ADDRESS, 1, 2).put("cat-11", 1, ADDRESS, 2, 1);
        Traces b = Traces.start().init("sh-10", 0, ADDRESS, 0).put("cat-11", 1, ADDRESS, 0, -1);
        Analysis both = joined(a, b, 5_000);
        assertEquals(2, both.objects().size());
        assertEquals(List.of(ADDRESS, ADDRESS), both.objects().stream().map(object -> Machine.hex(object.address())).toList());
        assertEquals(kinds(b.analysis()), kinds(both), "the findings are those of b");
        both.findings().forEach(finding -> assertEquals("b.txt", both.trace().lanes().get(finding.lane()).machine().name()));
        both.trace().close();
    }

    @Test
    void whatIsFoundInTwoCapturesIsWhatIsFoundInEach() {
        Seeds.each(12, random -> {
            Analysis a = Traces.random(random, 60);
            Analysis b = Traces.random(random, 60);
            Path first = Files.writeString(folder.resolve("left.txt"), text(a));
            Path second = Files.writeString(folder.resolve("right.txt"), text(b));
            Analysis both = opening.open(first, List.of(second), List.of((long) random.nextInt(3_000_000) - 1_000_000), Progress.none());
            List<String> wanted = new ArrayList<>(kinds(a));
            wanted.addAll(kinds(b));
            assertEquals(wanted.stream().sorted().toList(), kinds(both));
            assertEquals(a.operations().size() + b.operations().size(), both.operations().size());
            assertEquals(a.locks().locks().size() + b.locks().locks().size(), both.locks().locks().size());
            both.trace().close();
        });
    }

    private static String text(Analysis of) {
        StringBuilder text = new StringBuilder("# tracer: nop\n#\n");
        for (int row = 0; row < of.trace().size(); row++) {
            text.append(of.trace().text(row)).append('\n');
        }
        return text.toString();
    }

    /** A wakeup names a PID: it is the task of the waker's machine. */
    @Test
    void aPidMeansTheTaskOfItsOwnMachine() throws Exception {
        Traces a = Traces.start().event("sh-10", 0, "noise", "x=1").event("waker-11", 0, "sched_wakeup", "comm=sh pid=10 prio=120 target_cpu=000");
        Traces b = Traces.start().event("cat-10", 0, "noise", "x=1").event("waker-11", 0, "sched_wakeup", "comm=cat pid=10 prio=120 target_cpu=000");
        Analysis both = joined(a, b, 3);
        Timeline timeline = Timeline.of(both);
        List<String> words = new ArrayList<>();
        for (int row = 0; row < both.trace().size(); row++) {
            words.add(timeline.words().of(row, null));
        }
        assertTrue(words.contains("wakes sh-10") && words.contains("wakes cat-10"), words.toString());
        both.trace().close();
    }

    @Test
    void eachMachineIsAGroupOfLanes() throws Exception {
        Traces a = Traces.start().event("sh-10", 0, "one", "x=1").event("dd-12", 0, "one", "x=1");
        Traces b = Traces.start().event("cat-10", 0, "two", "x=1");
        Timeline timeline = Timeline.of(joined(a, b, 0));
        ViewState view = timeline.start();
        assertEquals(Grouping.MACHINE, view.grouping());
        assertEquals(List.of(0, 0, 1), view.lanes().stream().filter(LaneKey::isThread).map(lane -> timeline.trace().lanes().get(lane.id()).machineIndex()).toList());
        timeline.trace().close();
    }

    @Test
    void anAddressIsToldApartAndGivenBack() throws Exception {
        Body body = new Body();
        for (String address : List.of("0xff11000000001028", "0xffff888101230000", "0xc0123456", "0x7ffc12345678", "0xb400007ffc123456")) {
            body.set("a=" + address);
            assertEquals(address, Machine.hex(body.address("a")));
        }
    }

    @Test
    void aFileThatIsNoTraceIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), Traces.start().event("sh-10", 0, "one", "x=1").text());
        Path missing = folder.resolve("missing.txt");
        String message = assertThrows(TraceReadException.class, () -> opening.open(file, List.of(missing), List.of(0L), Progress.none())).getMessage();
        assertTrue(message.contains("missing.txt") && message.contains("no such file"), message);
    }
}

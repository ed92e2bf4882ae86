package racelane.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.read.Progress;
import racelane.read.TraceReadException;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.testkit.Traces;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Body;
import racelane.trace.Candidates;
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
        return opening.open(Files.writeString(folder.resolve("a.txt"), first.text()), null, List.of(Files.writeString(folder.resolve("b.txt"), second.text())), List.of(offsetNs), Progress.none());
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
            Analysis both = opening.open(first, null, List.of(second), List.of((long) random.nextInt(3_000_000) - 1_000_000), Progress.none());
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
        String message = assertThrows(TraceReadException.class, () -> opening.open(file, null, List.of(missing), List.of(0L), Progress.none())).getMessage();
        assertTrue(message.contains("missing.txt") && message.contains("no such file"), message);
    }

    private static final String LINE = "[    1.%06d] disk %s: ready";

    private Path log(String name, String disk) throws Exception {
        return Files.writeString(folder.resolve(name), String.format(LINE, 10, disk) + "\n" + String.format(LINE, 20, disk) + "\n[    1.000500] disk " + disk + ": died\n");
    }

    private Path capture(String name, String disk) throws Exception {
        Traces trace = Traces.start();
        for (int i = 10; i <= 20; i += 10) {
            trace.event("sh-10", 0, "console", "disk " + disk + ": ready").event("sh-10", 0, "noise", "x=4711");
        }
        return Files.writeString(folder.resolve(name), trace.text());
    }

    private static List<String> ends(Trace trace) {
        List<String> ends = new ArrayList<>();
        for (int row = 0; row < trace.size(); row++) {
            if (trace.text(row).contains("died")) {
                ends.add(trace.text(row).replaceFirst("\\[.*\\] ", "") + " on " + trace.laneOf(row).machine().name());
            }
        }
        return ends;
    }

    /** Which machine a log is of is told by the lines that both have, not by the order in which they are named. */
    @Test
    void aLogGoesToTheMachineThatHasItsLines() throws Exception {
        Path a = capture("a.txt", "sda");
        Path b = capture("b.txt", "sdb");
        Trace trace = opening.open(a, log("b.log", "sdb"), List.of(log("a.log", "sda"), b), List.of(7L, 5_000_000L), Progress.none()).trace();
        assertEquals(List.of("a.log:3: disk sda: died on a.txt", "b.txt: b.log:3: disk sdb: died on b.txt"), ends(trace));
        assertEquals(2, trace.problems().stream().filter(problem -> problem.kind().equals("log")).count());
        assertEquals(List.of("a.txt", "b.txt"), trace.lanes().stream().map(lane -> lane.machine().name()).distinct().toList());
        trace.close();
    }

    /** Records of a trace.dat are not made into text to be searched; beside other machines and logs the answer is the same. */
    @Test
    void whatIsSearchedIsWhatStandsInTheText() throws Exception {
        Path dat = Shared.file("captures/c1-readers.trace.dat");
        Trace trace = opening.open(dat, log("a.log", "sda"), List.of(Shared.file("captures/c5-stock-nopart.trace.dat")), List.of(1_234_567L), Progress.none()).trace();
        for (String wanted : List.of("12", "4711", "c5-stock", "at: ", "died", "sched_switch", "0x1f")) {
            BitSet surely = new BitSet();
            BitSet perhaps = new BitSet();
            trace.candidates(wanted.getBytes(StandardCharsets.US_ASCII), 0, trace.size(), new Candidates() {
                @Override
                public void perhaps(int row) {
                    perhaps.set(row);
                }

                @Override
                public void surely(int row) {
                    surely.set(row);
                }
            }, () -> false);
            for (int row = 0; row < trace.size(); row += 7) {
                boolean holds = trace.text(row).toLowerCase(Locale.ROOT).contains(wanted);
                assertEquals(holds, surely.get(row) || perhaps.get(row) && holds, wanted + " in " + trace.text(row));
            }
            assertTrue(wanted.equals("c5-stock") || wanted.equals("at: ") || perhaps.cardinality() < 10, wanted + " is looked for in text");
        }
        trace.close();
    }

    @Test
    void twoLogsBesideOneCaptureKeepTheirLines() throws Exception {
        Trace trace = opening.open(capture("a.txt", "sda"), log("b.log", "sdb"), List.of(log("c.log", "sdc")), List.of(0L), Progress.none()).trace();
        List<String> died = new ArrayList<>();
        for (int row = 0; row < trace.size(); row++) {
            died.addAll(trace.text(row).contains("died") ? List.of(trace.text(row).replaceFirst("\\[.*\\] ", "")) : List.of());
        }
        assertEquals(List.of("b.log:3: disk sdb: died", "c.log:3: disk sdc: died"), died.stream().sorted().toList());
        trace.close();
    }

    @Test
    void aLogBesideOneCaptureMakesNoSecondMachine() throws Exception {
        Trace trace = opening.open(capture("a.txt", "sda"), null, List.of(log("a.log", "sda")), List.of(0L), Progress.none()).trace();
        assertEquals(5, trace.size());
        assertEquals(null, trace.laneOf(4).machine());
        trace.close();
    }
}

package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Shared;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * Every event of every file is held against what {@code trace-cmd report -N -t} prints of it: time to the
 * nanosecond, CPU, PID, name of the task, name of the event, and its text. Skipped where trace-cmd is not installed.
 */
class TraceCmdTest {
    private static final Pattern EVENT = Pattern.compile("(?:\\w+:)?\\s*(.*?)-(\\d+)\\s+\\[(\\d+)\\]\\s+(\\d+)\\.(\\d{9}): (\\S+?):(?: (.*)|$)");
    private static final Pattern LOST = Pattern.compile("\\s*CPU:(\\d+) \\[(?:(\\d+) )?EVENTS DROPPED\\]");
    private static final Pattern MARK = Pattern.compile("cpus=\\d+|version = \\d+|CPU \\d+ is empty|");
    private static final Pattern POINTER = Pattern.compile("\\b(?:0x)?0*([0-9a-f]{8,16})\\b");
    private static final Pattern SIZE = Pattern.compile("(\\+0x[0-9a-f]+)/0x[0-9a-f]+(?: \\[\\w+\\])?|(?<==\\w{1,40})() \\[\\w+\\]");
    private static final Pattern RAW_PLACE = Pattern.compile("^\\([0-9a-f]+(?: <- [0-9a-f]+)?\\)");

    /**
     * Events that trace-cmd 3.1 itself prints wrongly: it does not know where the kernel's array of pages lies (page=),
     * takes names of enumerations that the format does not resolve for 0 (state=, mode=), and shows flags of a masked
     * number that has none of them (timer_start; cat trace shows {@code flags=} there).
     */
    private static final Set<String> WRONG_THERE = Set.of("mm_page_alloc", "mm_page_free", "timer_start",
            "writeback_mark_inode_dirty", "writeback_dirty_inode", "writeback_dirty_inode_start");

    @TestFactory
    List<DynamicTest> everyEventEqualsWhatTraceCmdReports() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("captures", "samples/tracedat")) {
            for (Path file : Shared.files(folder)) {
                if (file.toString().endsWith(".dat")) {
                    tests.add(dynamicTest(file.getFileName().toString(), () -> check(file)));
                }
            }
        }
        return tests;
    }

    /** The files of our own: trace-cmd finds in them what their writer meant. */
    @TestFactory
    List<DynamicTest> everyEventOfTheFixturesEqualsWhatTraceCmdReports() {
        return DatFixtures.all().keySet().stream().filter(name -> !name.equals(DatFixtures.STRANGE)).map(name -> dynamicTest(name, () -> {
            assumeTrue(!name.contains("zlib") || unpacksZlib(), "skipped: this trace-cmd was built without zlib");
            check(DatFixturesTest.FOLDER.resolve(name));
        })).toList();
    }

    private static boolean unpacksZlib() throws IOException {
        try {
            return new String(new ProcessBuilder("trace-cmd", "list", "-c").redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("zlib");
        } catch (IOException missing) {
            assumeTrue(false, "skipped: trace-cmd is not installed");
            throw missing;
        }
    }

    private static Process report(Path file) {
        try {
            return new ProcessBuilder("trace-cmd", "report", "-N", "-t", "-i", file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: trace-cmd is not installed");
            throw new IllegalStateException(missing);
        }
    }

    private static void check(Path file) throws Exception {
        Process process = report(file);
        Trace trace = Formats.opener().open(file, Progress.none());
        Map<String, Integer> differ = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        Body body = new Body();
        int row = -1;
        int losses = 0;
        String name = null;
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher event = EVENT.matcher(line);
                if (event.matches()) {
                    compare(trace, row, name, text, body, differ, first);
                    row++;
                    header(trace, row, event);
                    name = event.group(6);
                    text.setLength(0);
                    text.append(event.group(7) == null ? "" : event.group(7));
                } else if (LOST.matcher(line).matches()) {
                    losses++;
                } else if (!MARK.matcher(line).matches()) {
                    text.append('\n').append(line);
                }
            }
        }
        compare(trace, row, name, text, body, differ, first);
        assertEquals(0, process.waitFor());
        assertEquals(row + 1, trace.size(), "events");
        assertEquals(losses, trace.gaps().size(), "losses");
        assertEquals(Map.of(), differ, first::toString);
        trace.close();
    }

    private static void header(Trace trace, int row, Matcher event) {
        String line = event.group();
        assertTrue(row < trace.size(), () -> "missing: " + line);
        long timeNs = Long.parseLong(event.group(4)) * 1_000_000_000L + Long.parseLong(event.group(5));
        assertEquals(timeNs, trace.timeNs(row), line);
        assertEquals(Integer.parseInt(event.group(3)), trace.cpu(row), line);
        assertEquals(Integer.parseInt(event.group(2)), trace.laneOf(row).pid(), line);
        String comm = event.group(1);
        boolean idle = trace.laneOf(row).isIdle();
        assertTrue(idle ? comm.equals("<idle>") : comm.equals("<...>") || trace.laneOf(row).comms().contains(comm) || saved(trace, row).equals(comm),
                () -> line + "\n" + trace.laneOf(row).comms());
    }

    /** The name of the task in the row's text, which is the saved one. */
    private static String saved(Trace trace, int row) {
        String text = trace.text(row);
        return text.substring(0, text.indexOf("-" + trace.laneOf(row).pid())).strip();
    }

    private static void compare(Trace trace, int row, String name, StringBuilder reported, Body body, Map<String, Integer> differ, Map<String, String> first) {
        if (name == null) {
            assertNull(name);
            return;
        }
        trace.body(row, body);
        boolean exact = name.startsWith("sched_") || body.site() != null;
        String actual = loose(exact, actual(trace, row, name, body));
        String expected = loose(exact, expected(name, reported.toString()));
        // The print format of a probe does not tell a text that could not be fetched from an empty one.
        expected = actual.contains("(fault)") ? expected.replace("\"\"", "(fault)") : expected;
        if (!expected.equals(actual) && !WRONG_THERE.contains(name)) {
            differ.merge(name, 1, Integer::sum);
            first.putIfAbsent(name, "\nrow " + row + "\n expected " + expected + "\n actual   " + actual);
        }
    }

    private static String expected(String name, String reported) {
        String text = reported.stripTrailing();
        // trace-cmd pads names to 20 columns.
        int column = Math.max(0, 20 - name.length());
        int blanks = 0;
        while (blanks < column && blanks < text.length() && text.charAt(blanks) == ' ') {
            blanks++;
        }
        return name + "|" + RAW_PLACE.matcher(text.substring(blanks)).replaceFirst("(place)");
    }

    /** What trace-cmd prints otherwise than the kernel: pointers with 0x and without zeros, functions without size and module. */
    private static String loose(boolean exact, String text) {
        return exact ? text : SIZE.matcher(POINTER.matcher(text).replaceAll("$1")).replaceAll("$1");
    }

    private static String actual(Trace trace, int row, String name, Body body) {
        if (trace.kind(row) == EventKind.STACK) {
            // Its print format has room for eight callers.
            return trace.eventName(row) + "|" + trace.stack(row).stream().limit(8).map(frame -> "\t=> " + frame).collect(Collectors.joining("\n"));
        }
        if (Set.of("print", "bprint").contains(name)) {
            String head = trace.eventName(row).equals(name) ? "" : trace.eventName(row) + ": ";
            return name + "|" + head + body.text().stripTrailing();
        }
        String text = body.site() == null ? body.text() : "(place)" + body.text().substring(body.site().length() + 2);
        return trace.eventName(row) + "|" + text.stripTrailing();
    }
}

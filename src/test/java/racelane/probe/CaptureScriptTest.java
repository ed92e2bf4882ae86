package racelane.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.lens.Lens;
import racelane.lens.LensException;
import racelane.lens.LensFile;

/** The script is run by BusyBox's shell against a directory that looks like tracefs. */
class CaptureScriptTest {
    private static final String WIDGETS = """
            {"lens": "widget", "objects": [{"type": "widget", "counts": [{"name": "users", "offsets": [16]}]}],
             "calls": [{"entry": "get_ref", "return": "get_ref_ret", "does": "get", "type": "widget", "object": "w"}],
             "probes": [
               {"event": "get_ref", "at": "widget_get", "btf": "w=w users=w->users.refs.counter", "args": "w=$arg1:x64 users=+{widget.users}($arg1):s32"},
               {"event": "get_ref_ret", "return": "widget_get", "btf": "w=w", "args": "ret=$retval:s32"},
               {"event": "inner", "at": "widget_del+{inner.at}", "args": "w={inner.w}:x64"},
               {"event": "gone", "at": "widget_inlined", "args": "w=$arg1:x64"},
               {"event": "locked", "at": "mutex_lock", "btf": "lock=lock", "filter": "lock == {&no_such_symbol_anywhere}"}
             ],
             "records": [{"event": "kmem/kfree", "argument": "call_site", "within": ["no_such_symbol_anywhere"]}, {"event": "sched/sched_switch"}]}
            """;

    @TempDir
    Path work;

    private FakeTracefs target;

    @BeforeEach
    void target() throws IOException {
        assumeTrue(onPath("busybox"), "skipped: no busybox here (Debian package busybox)");
        target = new FakeTracefs(work);
        target.program("dmesg", "cat " + work + "/dmesg.log");
        Files.writeString(work.resolve("dmesg.log"), "[    1.0] booted\n");
        for (String event : List.of("racelane/get_ref", "racelane/get_ref_ret", "racelane/inner", "racelane/locked", "kmem/kfree", "sched/sched_switch")) {
            target.event(event);
        }
    }

    @Test
    void everythingIsAsItWasAfterwards() throws Exception {
        Map<String, String> before = target.everything();
        assertEquals(0, target.run(script(WIDGETS, ""), "1", "cap"), target.said());
        Map<String, String> after = new TreeMap<>(target.everything());
        // A plain file keeps what was appended to it; the kernel would not.
        String definitions = after.put("kprobe_events", before.get("kprobe_events"));
        after.put("dynamic_events", before.get("dynamic_events"));
        after.put("buffer_size_kb", after.get("buffer_size_kb").replace("7\n", "7 (expanded: 1408)\n"));
        after.put("trace_clock", after.get("trace_clock").replace("local\n", "[local] global counter uptime perf mono mono_raw boot\n"));
        after.replaceAll((file, text) -> file.endsWith("/filter") ? text.replace("0\n", "none\n") : text);
        after.put("trace", before.get("trace"));
        assertEquals(before, after);
        assertEquals("""

                p:racelane/get_ref widget_get w=w users=w->users.refs.counter
                r10:racelane/get_ref_ret widget_get w=w
                p:racelane/gone widget_inlined w=$arg1:x64
                p:racelane/gone widget_inlined
                p:racelane/locked mutex_lock lock=lock
                -:racelane/locked
                -:racelane/get_ref_ret
                -:racelane/get_ref
                """, definitions);
    }

    /** A function that the compiler has put into others has no place of its own: it is one event at several places, and goes as one. */
    @Test
    void aFunctionInsideOthersIsOneEventAtSeveralPlaces() throws Exception {
        String lens = """
                {"lens": "widget", "objects": [{"type": "widget", "counts": [{"name": "users", "offsets": [16]}]}],
                 "calls": [{"entry": "get_ref", "does": "release", "type": "widget", "object": "w"}],
                 "probes": [
                   {"event": "get_ref", "at": "widget_free", "args": "w=$arg1:x64"},
                   {"event": "get_ref", "at": "widget_put+{a.at}", "args": "w={a.w}:x64"},
                   {"event": "get_ref", "at": "widget_del+{b.at}", "args": "w={b.w}:x64"},
                   {"event": "get_ref", "at": "widget_exit+{c.at}", "args": "w={c.w}:x64"},
                   {"event": "get_ref", "at": "widget_put+{a.at}", "args": "w={a.w}:x64"}
                 ]}
                """;
        assertEquals(0, target.run(script(lens, "a.at=244\na.w=%x19\nb.at=220\nb.w=%x20"), "1", "cap"), target.said());
        assertEquals("""

                p:racelane/get_ref widget_free w=$arg1:x64
                p:racelane/get_ref widget_put+244 w=%x19:x64
                p:racelane/get_ref widget_del+220 w=%x20:x64
                -:racelane/get_ref
                """, target.read("kprobe_events"));
        assertTrue(target.saved("cap.meta.txt").contains("get_ref at widget_del+220: kprobe, arguments by register\n"), target.saved("cap.meta.txt"));
        assertTrue(script(lens, "").contains("#   c.at\n"), "what is not known is told");
    }

    @Test
    void everyWriteIsNotedInItsOrder() throws Exception {
        target.run(script(WIDGETS, ""), "1", "cap");
        List<String> writes = target.saved("cap.writes.txt").lines().map(line -> line.replace(target.root + "/", "")).toList();
        assertEquals(List.of("tracing_on <- 0", "current_tracer <- nop", "trace_clock <- mono"), writes.subList(0, 3));
        assertTrue(writes.indexOf("options/hash-ptr <- 0") < writes.indexOf("tracing_on <- 1"), "pointers are raw before the recording: " + writes);
        assertEquals(List.of("options/hash-ptr <- 1", "saved_cmdlines_size <- 128", "buffer_size_kb <- 7", "trace_clock <- local", "current_tracer <- function", "tracing_on <- 1"),
                writes.subList(writes.size() - 6, writes.size()));
    }

    @Test
    void whatIsRefusedIsToldAndSkipped() throws Exception {
        target.run(script(WIDGETS, ""), "1", "cap");
        String said = target.said();
        assertTrue(said.contains("capture: gone: refused at widget_inlined, skipped\n"), said);
        assertTrue(said.contains("capture: locked: its filter needs the address of a symbol that is hidden or not there, skipped\n"), said);
        assertTrue(said.contains("capture: kmem/kfree: cannot be narrowed to no_such_symbol_anywhere: all of it is recorded, which is much more\n"), said);
        assertTrue(said.contains("4 events on, 2 skipped\n"), said);
        assertTrue(said.contains("capture: get_ref missed 2 of 42 calls"), said);
        assertTrue(said.contains("capture: cpu0 overwrote 7 events"), said);
    }

    @Test
    void aKernelWithoutTypesGetsRegistersAndOffsets() throws Exception {
        target.file("README", "\t      p[:[<group>/][<event>]] <place> [<args>]");
        target.run(script(WIDGETS, "widget.users = 16 # pahole\ninner.at=116\ninner.w=%x20"), "1", "cap");
        String definitions = target.read("kprobe_events");
        assertTrue(definitions.contains("p:racelane/get_ref widget_get w=$arg1:x64 users=+16($arg1):s32\n"), definitions);
        assertTrue(definitions.contains("r10:racelane/get_ref_ret widget_get ret=$retval:s32\n"), definitions);
        assertTrue(definitions.contains("p:racelane/inner widget_del+116 w=%x20:x64\n"), definitions);
        assertFalse(definitions.contains("->"), definitions);
    }

    @Test
    void aKernelWithoutKprobeEventsGetsFprobes() throws Exception {
        Files.delete(target.root.resolve("kprobe_events"));
        target.run(script(WIDGETS, "inner.at=116\ninner.w=%x20"), "1", "cap");
        String definitions = target.read("dynamic_events");
        assertTrue(definitions.contains("f:racelane/get_ref widget_get w=w users=w->users.refs.counter\n"), definitions);
        assertTrue(definitions.contains("f:racelane/get_ref_ret widget_get%return w=w\n"), definitions);
        assertFalse(definitions.contains("widget_del"), "an fprobe cannot stand inside a function: " + definitions);
        assertTrue(definitions.endsWith("-:racelane/get_ref\n"), definitions);
    }

    @Test
    void aSplatEndsTheRecording() throws Exception {
        target.program("sleep", "echo '[ 2.0] ------------[ cut here ]------------' >> " + work + "/dmesg.log");
        assertEquals(0, target.run(script(WIDGETS, ""), "600", "cap"), target.said());
        assertTrue(target.said().contains("the kernel complained after 1 s"), target.said());
        assertTrue(target.saved("cap.dmesg.txt").contains("cut here"), "the log is saved too");
    }

    @Test
    void anInterruptedCaptureIsSavedAndPutsBack() throws Exception {
        target.program("sleep", ": > " + work + "/sleeping; exec busybox sleep 1");
        Process process = target.start(script(WIDGETS, ""), "600", "cap");
        while (!target.has("sleeping") && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "ends");
        assertTrue(target.said().contains("interrupted: saving what there is"), target.said());
        assertTrue(target.has("cap.trace.txt"), "saved");
        assertEquals("1\n", target.read("options/hash-ptr"));
        assertEquals("0\n", target.read("events/racelane/get_ref/enable"));
    }

    @Test
    void whatAKilledCaptureLeftBehindIsRemovedFirst() throws Exception {
        target.file("kprobe_events", "r10:racelane/old_ret widget_old\np:other/keep widget_keep").file("events/racelane/old_ret/enable", "1");
        target.run(script(WIDGETS, ""), "1", "cap");
        assertTrue(target.said().contains("racelane/old_ret was left by an earlier capture: removed"), target.said());
        assertEquals("0\n", target.read("events/racelane/old_ret/enable"));
        assertFalse(target.read("kprobe_events").contains("-:other"), "what is not ours stays");
    }

    @Test
    void aTargetThatCannotIsOneLine() throws Exception {
        Files.delete(target.root.resolve("tracing_on"));
        assertEquals(2, target.run(script(WIDGETS, ""), "1", "cap"));
        assertEquals("capture: " + target.root + "/tracing_on cannot be written: run this as root\n", target.said());
        assertEquals(2, target.run(script(WIDGETS, ""), "soon"));
        assertTrue(target.said().startsWith("capture: seconds: 'soon' is no whole number"), target.said());
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        assumeTrue(onPath("shellcheck"), "skipped: no shellcheck here (Debian package shellcheck)");
        for (Lens lens : LensFile.builtIn()) {
            Path file = Files.writeString(work.resolve("capture.sh"), new CaptureScript(List.of(lens), new BuildValues(), 30).text());
            Process process = new ProcessBuilder("shellcheck", "-s", "sh", file.toString()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("", said, lens.name());
        }
    }

    @Test
    void aLensCannotSmuggleCommands() {
        for (String event : List.of("a;reboot", "a b", "$(reboot)", "a\nreboot")) {
            String json = WIDGETS.replace("\"event\": \"gone\"", "\"event\": \"" + event.replace("\n", "\\n") + "\"");
            assertThrows(LensException.class, () -> script(json, ""), event);
        }
        assertThrows(LensException.class, () -> script(WIDGETS.replace("w=$arg1:x64\"}", "w=$arg1:x64 `reboot`\"}"), ""));
        assertThrows(IllegalArgumentException.class, () -> script(WIDGETS, "inner.at=1; reboot"));
    }

    private static String script(String lens, String values) throws LensException {
        BuildValues build = new BuildValues();
        build.add("offsets", values);
        return new CaptureScript(List.of(LensFile.parse("widget.json", lens.getBytes(StandardCharsets.UTF_8))), build, 30).text();
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}

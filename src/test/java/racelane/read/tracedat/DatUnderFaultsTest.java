package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.read.TraceReadException;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/**
 * Each sample cut at seeded places and with single bytes changed: no exception but the reader's own, no more time
 * and memory than the whole file takes, and what stands before a cut is kept. A few rounds by default; 200 cuts and
 * 500 changes of each with {@code -Dfaults=all}.
 */
class DatUnderFaultsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long TWO_SECONDS = 2_000_000_000L;
    /** Columns and symbols of the largest sample, several times over; the smallest of the fixtures must not take as much as this. */
    private static final long LEAST_BYTES = 64 << 20;

    @TempDir
    Path folder;

    private static boolean all() {
        return "all".equals(System.getProperty("faults"));
    }

    private static List<Path> samples() throws Exception {
        List<Path> samples = new ArrayList<>();
        for (String name : List.of("captures", "samples/tracedat")) {
            Shared.files(name).stream().filter(file -> file.toString().endsWith(".dat")).forEach(samples::add);
        }
        return samples;
    }

    @TestFactory
    List<DynamicTest> everySampleCutAndChanged() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path sample : samples()) {
            tests.add(dynamicTest(sample.getFileName().toString(), () -> damage(sample)));
        }
        return tests;
    }

    private void damage(Path sample) throws Exception {
        byte[] bytes = Files.readAllBytes(sample);
        boolean large = bytes.length > 6_000_000;
        Cost whole = open(sample, bytes);
        whole = open(sample, bytes);
        long nsAllowed = Math.max(TWO_SECONDS, 3 * whole.cpuNs);
        long bytesAllowed = Math.max(LEAST_BYTES, 3 * whole.bytes);
        Seeds.each(all() ? 200 : large ? 1 : 4, random -> {
            int length = random.nextInt(bytes.length);
            within(open(sample, Arrays.copyOf(bytes, length)), nsAllowed, bytesAllowed, sample + " cut at " + length);
        });
        Seeds.each(all() ? 500 : large ? 2 : 10, random -> {
            byte[] changed = bytes.clone();
            int place = place(random, bytes.length);
            changed[place] ^= (byte) (1 + random.nextInt(255));
            within(open(sample, changed), nsAllowed, bytesAllowed, sample + " changed at " + place);
        });
    }

    /** Half of the changes are near the ends, where the sizes and places stand. */
    private static int place(Random random, int length) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(Math.min(length, 3_000));
            case 1 -> length - 1 - random.nextInt(Math.min(length, 1_000));
            default -> random.nextInt(length);
        };
    }

    private static void within(Cost cost, long nsAllowed, long bytesAllowed, String what) {
        assertTrue(cost.cpuNs <= nsAllowed, () -> what + " took " + cost.cpuNs / 1_000_000 + " ms");
        assertTrue(cost.bytes <= bytesAllowed, () -> what + " allocated " + cost.bytes / 1_000 + " kB");
    }

    /** What reading cost: processor time, bytes allocated; events found, 0 if it was refused. */
    private record Cost(long cpuNs, long bytes, int events) {}

    /** Opens bytes; what is refused is refused in one line, what opens answers for a hundred of its rows. */
    private Cost open(Path name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("input"), bytes);
        long cpuNs = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        int events = 0;
        try {
            Trace trace = Formats.opener().open(file, Progress.none());
            events = trace.size();
            Random random = new Random(bytes.length);
            for (int i = 0; i < 100; i++) {
                int row = random.nextInt(trace.size());
                TraceText.event(trace, row);
                trace.text(row);
                trace.stack(row);
            }
            trace.close();
        } catch (TraceReadException refused) {
            assertEquals(1, refused.getMessage().lines().count(), () -> name + ": " + refused.getMessage());
        }
        return new Cost(THREADS.getCurrentThreadCpuTime() - cpuNs, THREADS.getCurrentThreadAllocatedBytes() - allocated, events);
    }

    @Test
    void whatStandsBeforeACutIsKept() throws Exception {
        for (String name : List.of("samples/tracedat/t100k.dat", "samples/tracedat/ARM-software-lisa--tests_assets_sched_load_trace.dat", "captures/c2-blk-opener.trace.dat")) {
            Path sample = Shared.file(name);
            byte[] bytes = Files.readAllBytes(sample);
            Trace whole = Formats.opener().open(sample, Progress.none());
            // The pages stand at the end of the file: half of their bytes are a good part of the events.
            long firstPage = firstPage(sample);
            int half = (int) (firstPage + (bytes.length - firstPage) / 2);
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, half));
            Trace part = Formats.opener().open(cut, Progress.none());
            assertTrue(part.size() > whole.size() / 10 && part.size() < whole.size(), () -> name + ": " + part.size() + " of " + whole.size());
            assertTrue(part.problems().stream().anyMatch(problem -> problem.kind().equals("truncated")), () -> name + " tells nothing: " + part.problems());
            assertTrue(part.gaps().stream().anyMatch(gap -> gap.toRow() == part.size()), () -> name + " has no gap at its end: " + part.gaps());
            int row = part.size() / 2;
            int same = whole.rowAt(part.timeNs(row));
            while (whole.cpu(same) != part.cpu(row)) {
                same--;
            }
            assertEquals(part.timeNs(row), whole.timeNs(same));
            assertEquals(whole.body(same).text(), part.body(row).text());
            part.close();
            whole.close();
        }
    }

    /** The place of the first page in these files, looked for by nothing but what the tests know of them. */
    private static long firstPage(Path sample) {
        String name = sample.getFileName().toString();
        return name.startsWith("t100k") ? 1_140_000 : name.startsWith("c2-") ? 1_474_560 : 3_100_000;
    }

    @Test
    void aChunkThatClaimsMoreThanItsBytesJustifyIsRefused() throws Exception {
        byte[] bytes = DatFixtures.all().get("version-7-zstd.dat").clone();
        // The first section: its unpacked size stands 20 bytes behind its header, which follows the offset of the options.
        int section = 10 + 2 + 2 + 4 + "zstd\0".length() + "1\0".length() + 8;
        bytes[section + 20 + 3] = 0x1f;
        Cost cost = open(Path.of("claims 500 MB"), bytes);
        assertTrue(cost.bytes < 32 << 20, () -> cost.bytes + " bytes");
        assertTrue(cost.events > 0);
    }

    @Test
    void aFormatThatNestsWithoutEndIsNotUnderstoodAndNothingElse() {
        String deep = "\"%d\", " + "(".repeat(50_000) + "1" + ")".repeat(50_000);
        String wide = "\"%d\", 1" + " + 1".repeat(50_000);
        for (String print : List.of(deep, wide, "\"%99999999d %*d\", 1, 999999999, 2", "\"", "\"%", "\"%s\", __print_flags(", "\"%d\", -", "\"%d\", (((unsigned")) {
            byte[] text = ("name: x\nID: 9\nformat:\n\nprint fmt: " + print).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            EventFormat format = EventFormat.of("x", new Cursor.Piece(text, 0, text.length), 8);
            String printed = format.print().print(new Event(format, new Numbers(false), new byte[16], 0, 16), new Symbols(new byte[0], new byte[0], 8));
            assertTrue(printed.length() < 1_000, printed);
        }
    }
}

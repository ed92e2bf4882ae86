package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import racelane.testkit.Cores;
import racelane.testkit.Seeds;
import racelane.testkit.TraceText;
import racelane.testkit.Watching;
import racelane.testkit.Wire;
import racelane.trace.Trace;

/** A stream that comes in pieces, pauses, breaks or never ends, read on threads as the window does it. */
class LiveStreamTest {
    private Cores cores;

    @BeforeEach
    void threads() {
        cores = new Cores(3, new Random(1));
    }

    @AfterEach
    void noThreads() {
        cores.close();
    }

    private AtomicReference<Trace> reading(Wire wire, int ring, Progress progress, LinkedBlockingQueue<String> ended) {
        AtomicReference<Trace> whole = new AtomicReference<>();
        cores.start("read", () -> {
            try {
                whole.set(Formats.opener().withWorkers(cores).live("standard input", wire, ring, progress));
                ended.add("read");
            } catch (TraceReadException failure) {
                ended.add(failure.getMessage());
            }
        });
        return whole;
    }

    private static String line(int i) {
        return String.format(Locale.ROOT, "     sh-%d    [%03d] .....  %d.%06d: put_ref: (put+0x4/0x8) dev=0x%x name=\"ß%d\"%n", 100 + i % 3, i % 2, 10 + i / 1_000, i % 1_000, i, i);
    }

    private static byte[] text(int lines, boolean carriageReturns) {
        StringBuilder text = new StringBuilder("# tracer: nop\n#\n");
        for (int i = 0; i < lines; i++) {
            text.append(line(i));
            if (i % 40 == 20) {
                text.append("CPU:1 [LOST 17 EVENTS]\n");
            }
        }
        return text.toString().replace("\n", carriageReturns ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whereverAStreamIsCutIntoPiecesItIsReadAsTheFile() {
        Seeds.each(30, random -> {
            byte[] text = text(120, random.nextBoolean());
            Trace file = Formats.opener().open("standard input", new java.io.ByteArrayInputStream(text), Progress.none());
            Wire wire = new Wire();
            Watching watching = new Watching();
            LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
            AtomicReference<Trace> live = reading(wire, 100_000, watching, ended);
            // Every other trial in single bytes or nearly so: breaks inside "\r\n" and inside the two bytes of an umlaut.
            int longest = random.nextBoolean() ? 3 : 400;
            for (int at = 0; at < text.length; ) {
                int count = Math.min(text.length - at, 1 + random.nextInt(longest));
                wire.send(Arrays.copyOfRange(text, at, at + count));
                at += count;
            }
            wire.end();
            assertEquals("read", ended.poll(20, TimeUnit.SECONDS));
            assertEquals(TraceText.of(file), TraceText.of(live.get()));
            assertEquals(TraceText.problems(file), TraceText.problems(live.get()));
            for (int row = 0; row < file.size(); row++) {
                assertEquals(file.text(row), live.get().text(row));
            }
            file.close();
            live.get().close();
        });
    }

    @Test
    void whatHasComeIsShownWhileTheStreamPausesAndHalfALineIsNot() throws Exception {
        Wire wire = new Wire();
        Watching watching = new Watching();
        LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        AtomicReference<Trace> whole = reading(wire, 100_000, watching, ended);
        String third = line(2);
        wire.send(line(0) + line(1) + third.substring(0, 30));
        Trace two = watching.with(2);
        assertEquals(2, two.size());
        assertFalse(two.isComplete());
        assertTrue(two.text(1).contains("ß1"), two.text(1));
        wire.send(third.substring(30));
        assertEquals(third.strip(), watching.with(3).text(2).strip());
        wire.end();
        assertEquals("read", ended.poll(20, TimeUnit.SECONDS));
        assertTrue(whole.get().isComplete());
    }

    @Test
    void lossesAreToldWhileTheStreamGoesOn() throws Exception {
        Wire wire = new Wire();
        Watching watching = new Watching();
        reading(wire, 100_000, watching, new LinkedBlockingQueue<>());
        wire.send(text(60, false));
        String problems = TraceText.problems(watching.with(60));
        assertTrue(problems.contains("17 in all"), problems);
        wire.end();
    }

    @Test
    void aBrokenPipeEndsItWithWhatCame() throws Exception {
        Wire wire = new Wire();
        LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        AtomicReference<Trace> whole = reading(wire, 100_000, new Watching(), ended);
        wire.send(line(0) + line(1) + line(2).substring(0, 25));
        wire.breaks("Broken pipe");
        assertEquals("read", ended.poll(20, TimeUnit.SECONDS));
        assertEquals(2, whole.get().size());
        assertTrue(TraceText.problems(whole.get()).contains("Broken pipe"), TraceText.problems(whole.get()));
    }

    @Test
    void aWriterThatSaysNothingIsSaid() throws Exception {
        Wire wire = new Wire();
        LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        reading(wire, 100_000, new Watching(), ended);
        wire.end();
        assertEquals("standard input: is empty, 0 bytes; was tracing on, and did the copy work?", ended.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void whoeverHasEnoughGetsTheWholeOfWhatCame() throws Exception {
        Wire wire = new Wire();
        Watching watching = new Watching();
        LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        AtomicReference<Trace> whole = reading(wire, 100_000, watching, ended);
        wire.send(line(0) + line(1));
        watching.with(2);
        watching.enough();
        assertEquals("read", ended.poll(20, TimeUnit.SECONDS));
        assertTrue(whole.get().isComplete());
        assertTrue(whole.get().text(1).contains("ß1"), "the raw lines can still be looked at");
        wire.end();
    }

    @Test
    void ofALongStreamTheLastEventsAreKeptAndTheRestIsTold() throws Exception {
        Wire wire = new Wire();
        Watching watching = new Watching();
        LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        AtomicReference<Trace> whole = reading(wire, 20_000, watching, ended);
        int lines = 100_000;
        for (int from = 0; from < lines; from += 1_000) {
            StringBuilder piece = new StringBuilder();
            for (int i = from; i < from + 1_000; i++) {
                piece.append(line(i));
            }
            wire.send(piece.toString());
        }
        wire.end();
        assertEquals("read", ended.poll(60, TimeUnit.SECONDS));
        Trace ring = whole.get();
        assertEquals(lines, ring.steps());
        assertTrue(ring.size() < 20_000 + 20_000, "kept " + ring.size());
        assertTrue(TraceText.problems(ring).startsWith("ring L-1 x" + (lines - ring.size())), TraceText.problems(ring));
        ring.forgetOlder();
        for (int row : new int[] {0, 1, ring.size() / 2, ring.size() - 1}) {
            assertEquals(line((int) ring.step(row) - 1).strip(), ring.text(row).strip());
            assertEquals(ring.step(row), ring.line(row));
        }
        ring.close();
    }
}

package racelane.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.session.Breakpoint;
import racelane.session.Breakpoints;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Kept;
import racelane.session.LensUse;
import racelane.session.Session;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

class SessionFileTest {
    @TempDir
    Path folder;
    private Path trace;
    private Timeline timeline;

    @BeforeEach
    void open() throws Exception {
        trace = Files.writeString(folder.resolve("race.txt"), text());
        timeline = Timeline.of(Analyses.of(trace));
    }

    private static String text() {
        Traces traces = Traces.start();
        traces.init("sh-10", 0, "0xff11000000001028", 0);
        for (int i = 0; i < 6; i++) {
            traces.open("cat-11", 1).lock("cat-11", 1).locked("cat-11", 1).get("cat-11", 1, "0xff11000000001028", 1, 2).unlock("cat-11", 1).opened("cat-11", 1).put("cat-11", 1, "0xff11000000001028", 2, 1);
        }
        return traces.text();
    }

    private Kept kept(String... notes) {
        Notes all = Notes.NONE;
        for (int i = 0; i < notes.length; i++) {
            all = all.with(Note.at(i, notes[i]));
        }
        return Kept.NOTHING.withNotes(all);
    }

    @Test
    void whatIsKeptComesBack() {
        List<Command> moves = Commands.all().stream().filter(command -> !command.isWindows()).toList();
        Seeds.each(60, random -> {
            Session session = new Session(timeline, () -> { });
            for (int i = 0; i < 12; i++) {
                session.run(moves.get(random.nextInt(moves.size())));
            }
            Kept kept = kept("a", "b").withNotes(kept("a", "b").notes().with(new Note("r", 2, 9, 0xff11000000001028L, 4)));
            for (Breakpoint one : Breakpoints.at(timeline, session.view())) {
                kept = kept.toggled(one);
            }
            SessionFile file = new SessionFile(trace, timeline);
            Files.deleteIfExists(file.path());
            file.write(new Saved(session.view(), kept));
            Saved back = new SessionFile(trace, timeline).read();
            assertEquals(kept, back.kept());
            assertEquals(session.view(), back.view());
        });
    }

    /** Notes on a race are no notes on the same race among another machine's events, whose steps have other numbers. */
    @Test
    void capturesLaidIntoOneHaveASessionOfTheirOwn() throws Exception {
        Path together = SessionFile.together(trace, List.of(Path.of("/elsewhere/board.dat"), Path.of("third.txt")));
        assertEquals(trace.resolveSibling("race.txt+board.dat+third.txt"), together);
        new SessionFile(trace, timeline).write(new Saved(timeline.start(), kept("alone")));
        Timeline both = Timeline.of(Traces.ring(new Random(9), 900, 300));
        assertNull(new SessionFile(together, both).read());
        new SessionFile(together, both).write(new Saved(both.start(), kept("together", "twice")));
        assertEquals(1, new SessionFile(trace, timeline).read().kept().notes().size());
        assertEquals(2, new SessionFile(together, both).read().kept().notes().size());
    }

    /** Of a stream that let its first events go, a session names the steps that people saw. */
    @Test
    void stepsAreThoseThatPeopleSee() throws Exception {
        Timeline stream = Timeline.of(Traces.ring(new Random(4), 65_736, 100));
        Kept kept = Kept.NOTHING.withNotes(Notes.NONE.with(new Note("here", 3, 7, 0, 5)));
        Path there = folder.resolve("stream.txt");
        new SessionFile(there, stream).write(new Saved(stream.start().withCursor(9), kept));
        String text = Files.readString(folder.resolve("stream.txt.racelane.json"));
        assertTrue(text.contains("\"step\" : 65546") && text.contains("\"step\" : 65540") && text.contains("\"toStep\" : 65544") && text.contains("\"findingStep\" : 65542"), text);
        Saved back = new SessionFile(there, stream).read();
        assertEquals(kept, back.kept());
        assertEquals(9, back.view().cursorRow());
    }

    @Test
    void lensFilesBelowTheTraceMoveWithIt() throws Exception {
        List<LensUse> lenses = List.of(new LensUse(folder.resolve("lens/own.json"), null), new LensUse(Path.of("/elsewhere/other.json"), null));
        new SessionFile(trace, timeline).write(new Saved(timeline.start(), kept("a").withLenses(lenses)));
        assertTrue(Files.readString(new SessionFile(trace, timeline).path()).contains("\"lens/own.json\""));
        assertEquals(lenses, new SessionFile(trace, timeline).read().kept().lenses());
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Files.copy(new SessionFile(trace, timeline).path(), moved.resolve("race.txt.racelane.json"));
        assertEquals(List.of(moved.resolve("lens/own.json"), Path.of("/elsewhere/other.json")), SessionFile.lensFiles(moved.resolve("race.txt")));
    }

    /** Views of traces that nobody pinned anything to do not pile up; notes are never taken away. */
    @Test
    void onlyTheLatestViewsAreRemembered() throws Exception {
        Path states = folder.resolve("views");
        for (int i = 0; i < 8; i++) {
            SessionFile away = SessionFile.away(states, folder.resolve("t" + i + ".txt"), timeline);
            away.write(new Saved(timeline.start(), i == 1 ? kept("a note") : Kept.NOTHING));
            Files.setLastModifiedTime(away.path(), java.nio.file.attribute.FileTime.fromMillis(1_000L * i));
        }
        SessionFile.prune(states, 3);
        try (Stream<Path> left = Files.list(states)) {
            assertEquals(List.of("t1", "t5", "t6", "t7"), left.map(file -> file.getFileName().toString().substring(0, 2)).sorted().toList());
        }
        assertEquals(1, SessionFile.away(states, folder.resolve("t1.txt"), timeline).read().kept().notes().size());
    }

    @Test
    void aNoteMaySayAnythingAtAnyLength() throws Exception {
        List<String> texts = List.of("x".repeat(1 << 20), "\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c", "\ud83d\udc1e race \ud83d\udc68\u200d\ud83d\udcbb", "</script>\u2028\"\\\n\t\u0001", "");
        SessionFile file = new SessionFile(trace, timeline);
        file.write(new Saved(timeline.start(), kept(texts.toArray(String[]::new))));
        assertEquals(texts, new SessionFile(trace, timeline).read().kept().notes().stops().stream().map(Note::text).toList());
    }

    @Test
    void theTraceItselfIsNotTouched() throws Exception {
        new SessionFile(trace, timeline).write(new Saved(timeline.start(), kept("a")));
        assertEquals(text(), Files.readString(trace));
        assertEquals(folder.resolve("race.txt.racelane.json"), new SessionFile(trace, timeline).path());
    }

    @Test
    void nothingKeptIsNothingRead() throws Exception {
        assertNull(new SessionFile(trace, timeline).read());
    }

    /** A file that must not be used: it is refused with a word and stays as it is, whatever is kept afterwards. */
    private void refused(String content, String word) throws Exception {
        SessionFile file = new SessionFile(trace, timeline);
        Files.writeString(file.path(), content);
        String message = assertThrows(SessionException.class, file::read).getMessage();
        assertTrue(message.contains(word), message);
        assertEquals(1, message.lines().count(), message);
        assertThrows(SessionException.class, () -> file.write(new Saved(timeline.start(), kept("mine"))));
        assertEquals(content, Files.readString(file.path()));
    }

    @Test
    void whatIsNoSessionOfThisTraceIsRefusedAndLeftAlone() throws Exception {
        SessionFile file = new SessionFile(trace, timeline);
        file.write(new Saved(timeline.start(), kept("a")));
        String good = Files.readString(file.path());
        refused(good.replaceAll("\"fingerprint\" : \"\\d+", "\"fingerprint\" : \"7"), "belongs to another trace");
        refused(good.replace("\"racelane-session\" : 1", "\"racelane-session\" : 99"), "later Racelane");
        refused(good.replace("\"step\" : 1,\n    \"toStep\"", "\"step\" : 100000,\n    \"toStep\""), "the trace has 1 to");
        refused(good.substring(0, good.length() / 2), "is no session");
        refused("{\"notes\": []}", "is no session");
        refused("", "is no session");
    }

    @Test
    void aSessionOfTheFirstVersionIsRead() throws Exception {
        Files.copy(Path.of("src/test/resources/session/version-1.racelane.json"), new SessionFile(trace, timeline).path());
        Saved saved = new SessionFile(trace, timeline).read();
        assertEquals(List.of(new Note("the first get", 6, 6, 0, -1), new Note("all of it", 2, 20, 0xff11000000001028L, -1)), saved.kept().notes().stops());
        assertEquals(List.of(Breakpoint.function("__get_mtd_device"), Breakpoint.lane("cat-11"), Breakpoint.lock("mtd_table_mutex"), new Breakpoint(Breakpoint.Kind.VALUE, "refcnt", 0xff11000000001028L, 2)),
                saved.kept().breakpoints());
        assertEquals(6, saved.view().cursorRow());
    }

    @Test
    void twoWindowsDoNotWriteOverEachOther() throws Exception {
        SessionFile first = new SessionFile(trace, timeline);
        SessionFile second = new SessionFile(trace, timeline);
        first.write(new Saved(timeline.start(), kept("first")));
        assertTrue(assertThrows(SessionException.class, () -> second.write(new Saved(timeline.start(), kept("second")))).getMessage().contains("another window"));
        second.read();
        second.write(new Saved(timeline.start(), kept("first", "second")));
        assertThrows(SessionException.class, () -> first.write(new Saved(timeline.start(), kept("third"))));
        assertEquals(2, new SessionFile(trace, timeline).read().kept().notes().size());
    }

    @Test
    void aSessionThatWasTakenAwayIsWrittenAgain() throws Exception {
        SessionFile file = new SessionFile(trace, timeline);
        file.write(new Saved(timeline.start(), kept("a")));
        Files.delete(file.path());
        file.write(new Saved(timeline.start(), kept("a", "b")));
        assertEquals(2, new SessionFile(trace, timeline).read().kept().notes().size());
    }

    @Test
    void aProgramThatIsKilledWhileItSavesLeavesASessionThatOpens() throws Exception {
        Random random = new Random(7);
        int withRests = 0;
        for (int round = 0; round < 100; round++) {
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                    SessionWriter.class.getName(), trace.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            InputStream dots = writer.getInputStream();
            for (int written = 1 + random.nextInt(12); written > 0; written--) {
                assertEquals('.', dots.read(), "round " + round + ": the writer ended by itself");
            }
            // Anywhere within a writing, which takes a few milliseconds.
            for (long until = System.nanoTime() + random.nextInt(4_000_000); System.nanoTime() < until;) {
                Thread.onSpinWait();
            }
            writer.destroyForcibly();
            assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
            Notes notes = new SessionFile(trace, timeline).read().kept().notes();
            for (int i = 0; i < notes.size(); i++) {
                int number = i;
                assertTrue(notes.stops().stream().anyMatch(note -> note.text().equals((number + 1) + " " + "x".repeat(2_000))), "round " + round + ": note " + (i + 1) + " of " + notes.size());
            }
            withRests += files().stream().anyMatch(file -> file.endsWith(".part")) ? 1 : 0;
            assertTrue(files().size() <= 3, "rests of the killed pile up: " + files());
        }
        assertTrue(withRests > 5, "hardly any was killed while it wrote (" + withRests + " of 100): this test tries nothing");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=128k", "none", disk.toString()).redirectErrorStream(true).start();
        assumeTrue(mount.waitFor() == 0, "skipped: a small disk can only be mounted by root");
        try {
            Path there = Files.copy(trace, disk.resolve("race.txt"));
            SessionFile file = new SessionFile(there, timeline);
            file.write(new Saved(timeline.start(), kept("small")));
            List<String> before = new ArrayList<>(Files.readAllLines(file.path()));
            assertThrows(IOException.class, () -> file.write(new Saved(timeline.start(), kept("x".repeat(200_000)))));
            assertEquals(before, Files.readAllLines(file.path()));
            try (Stream<Path> files = Files.list(disk)) {
                assertFalse(files.anyMatch(one -> one.toString().endsWith(".part")), "no rest takes up the room that is left");
            }
            file.write(new Saved(timeline.start(), kept("small", "again")));
            assertEquals(2, new SessionFile(there, timeline).read().kept().notes().size());
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}

package racelane.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.catalog.Catalog;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.testkit.Cores;
import racelane.testkit.Shared;
import racelane.trace.Body;
import racelane.trace.Questions;
import racelane.trace.Trace;
import racelane.trace.Workers;

/** What events mean does not depend on how many cores look at them, nor on how the rows were shared out. */
class MeaningsTest {
    private static List<String> entries(Meanings meanings) {
        List<String> entries = new ArrayList<>();
        for (int entry = 0; entry < meanings.size(); entry++) {
            entries.add(meanings.row(entry) + " " + meanings.word(entry) + " " + Long.toHexString(meanings.subject(entry)) + " " + meanings.rule(entry));
        }
        return entries;
    }

    @Test
    void capturesMeanTheSameOnAnyNumberOfCores() throws Exception {
        for (String name : List.of("c3b-pm-opener2.trace.txt", "c2-blk-opener.report.txt", "c6-lost.trace.txt")) {
            Path capture = Shared.file("captures/" + name);
            Trace trace = new TraceOpener(Catalog.formats()).open(capture, Progress.none());
            List<Lens> lenses = Catalog.lenses(List.of());
            List<String> expected = entries(Meanings.of(trace, lenses, Workers.direct(), Integer.MAX_VALUE));
            assertTrue(expected.size() > 100, name);
            Random random = new Random(expected.size());
            for (int cores : new int[] {1, 2, 3, 7}) {
                int stretch = 1 + random.nextInt(3_000);
                try (Cores workers = new Cores(cores, random)) {
                    assertEquals(expected, entries(Meanings.of(trace, lenses, workers, stretch)), name + " on " + cores + " cores, " + stretch + " rows a stretch");
                }
            }
            trace.close();
        }
    }

    @Test
    void whatTheReaderAnsweredIsWhatTheTextsSay() throws Exception {
        List<Lens> lenses = Catalog.lenses(List.of());
        for (String name : List.of("c3b-pm-opener2.trace.txt", "c2-blk-opener.report.txt", "c6-lost.trace.txt", "a4-arm64-unbinder.trace.txt")) {
            Path capture = Shared.file("captures/" + name);
            TraceOpener opener = new TraceOpener(Catalog.formats());
            Trace silent = opener.open(capture, Progress.none());
            Trace told = opener.withQuestions(new Subjects(lenses)).open(capture, Progress.none());
            assertEquals(0, silent.answers().size(), name);
            assertTrue(told.answers().size() > 100, name);
            assertEquals(entries(Meanings.of(silent, lenses)), entries(Meanings.of(told, lenses)), name);
            silent.close();
            told.close();
        }
    }

    @Test
    void answersToOtherQuestionsAreNotTaken() throws Exception {
        Path capture = Shared.file("captures/c3b-pm-opener2.trace.txt");
        List<Lens> lenses = Catalog.lenses(List.of());
        Questions others = new Questions() {
            @Override
            public int about(String eventName) {
                return 0;
            }

            @Override
            public long answer(int question, Body body) {
                return 42;
            }
        };
        Trace told = new TraceOpener(Catalog.formats()).withQuestions(others).open(capture, Progress.none());
        assertTrue(told.answers().size() > 100);
        Trace silent = new TraceOpener(Catalog.formats()).open(capture, Progress.none());
        assertEquals(entries(Meanings.of(silent, lenses)), entries(Meanings.of(told, lenses)));
        silent.close();
        told.close();
    }
}

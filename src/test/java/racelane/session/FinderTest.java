package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.session.Finder.Found;
import racelane.session.Finder.Results;
import racelane.testkit.Samples;
import racelane.timeline.Timeline;

class FinderTest {
    private static Timeline timeline;
    private static Finder finder;

    @BeforeAll
    static void openASample(@TempDir Path folder) throws Exception {
        timeline = Samples.timeline(Samples.STALE_PUT, folder);
        finder = new Finder(timeline);
    }

    @Test
    void aNumberIsAStep() {
        assertEquals(List.of(1710), finder.places("1711").stream().map(Found::row).toList());
        assertEquals(List.of(), finder.places("0"));
        assertEquals(List.of(), finder.places("999999999"));
    }

    @Test
    void aColonMeansALine() {
        Found found = finder.places(":1802").get(0);
        assertEquals(1802, timeline.trace().line(found.row()));
        assertEquals(finder.places("line 1802"), finder.places(":1802").stream().toList());
    }

    @Test
    void aPointMeansATimeToTheDigit() {
        long time = timeline.trace().timeNs(1000);
        String typed = time / 1_000_000_000 + "." + String.format("%06d", time % 1_000_000_000 / 1_000);
        int row = finder.places(typed).get(0).row();
        assertEquals(time, timeline.trace().timeNs(row));
    }

    @Test
    void textIsFoundFromTheRowOnAndThenFromTheStart() {
        List<Found> all = find("put_ref", 0, 10_000);
        int middle = all.get(all.size() / 2).row();
        List<Found> from = find("PUT_REF", middle, 10_000);
        assertEquals(all.size(), from.size());
        assertEquals(middle, from.get(0).row());
        assertEquals(all.get(all.size() / 2 - 1).row(), from.get(from.size() - 1).row());
    }

    @Test
    void tasksAreFoundByName() {
        Found first = find("opener-224", 0, 1).get(0);
        assertTrue(timeline.trace().laneOf(first.row()).name().startsWith("opener-224") || timeline.trace().text(first.row()).contains("opener-224"));
    }

    @Test
    void aCancelledSearchEnds() {
        Results ended = finder.find("a", 0, 10, () -> true, soFar -> {});
        assertEquals(List.of(), ended.first());
        assertFalse(ended.rows().isComplete());
    }

    @Test
    void whatIsBeyondTheLimitIsCountedAndMarked() {
        List<Integer> all = find("put_ref", 0, 10_000).stream().map(Found::row).toList();
        List<Results> told = new ArrayList<>();
        Results results = finder.find("put_ref", 3_000, 5, () -> false, told::add);
        assertEquals(5, results.first().size());
        assertEquals(all.size(), results.rows().count());
        assertTrue(results.rows().isComplete());
        assertTrue(results.rows().rows().allMatch(all::contains));
        assertEquals(all.get(0), results.rows().rows().min().getAsInt());
        assertEquals(1, told.size());
        assertEquals(results.first(), told.get(0).first());
        assertEquals(5, told.get(0).rows().count());
    }

    private static List<Found> find(String text, int from, int limit) {
        return finder.find(text, from, limit, () -> false, soFar -> {}).first();
    }
}

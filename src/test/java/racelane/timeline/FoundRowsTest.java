package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Picture;
import racelane.picture.PictureText;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

class FoundRowsTest {
    @Test
    void everyStretchWithAHitIsMarkedAndOnlyHitsAre() {
        Seeds.each(60, random -> {
            int size = 1 + random.nextInt(random.nextBoolean() ? 3_000 : 3_000_000);
            TreeSet<Integer> hits = new TreeSet<>();
            FoundRows.Collector collector = new FoundRows.Collector(size);
            for (int i = random.nextInt(20_000); i > 0; i--) {
                int row = random.nextInt(size);
                if (hits.add(row)) {
                    collector.add(row);
                }
            }
            List<Integer> marked = collector.soFar(true).rows().boxed().toList();
            assertEquals(hits.size(), collector.count());
            assertTrue(hits.containsAll(marked));
            assertEquals(List.copyOf(new TreeSet<>(marked)), marked);
            assertTrue(marked.size() <= 2 * FoundRows.Collector.STRETCHES);
            for (int hit : hits) {
                int near = marked.stream().mapToInt(mark -> Math.abs(mark - hit)).min().orElseThrow();
                assertTrue(near <= size / FoundRows.Collector.STRETCHES + 1, "hit " + hit + " is " + near + " rows from its mark");
            }
        });
    }

    @Test
    void theCountIsTold() {
        FoundRows.Collector collector = new FoundRows.Collector(10_000);
        assertEquals("0 hits", collector.soFar(true).words());
        collector.add(7);
        assertEquals("1 hit so far", collector.soFar(false).words());
        for (int row = 1_000; row < 3_000; row++) {
            collector.add(row);
        }
        assertEquals("2 001 hits", collector.soFar(true).words().replace('\u202f', ' ').replace('\u00a0', ' '));
        assertEquals("", FoundRows.NONE.words());
    }

    private static List<Line> ticks(Picture picture) {
        return picture.marks().stream().filter(mark -> mark instanceof Line line && line.pen().ink().role() == InkRole.HIT).map(Line.class::cast).toList();
    }

    @Test
    void hitsAreTicksInTheOverviewMergedToPixels() {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(3), 50_000, 3));
        ViewState view = timeline.start();
        FoundRows.Collector few = new FoundRows.Collector(50_000);
        few.add(100);
        few.add(101);
        few.add(40_000);
        Picture overview = timeline.overview(view, few.soFar(true), 1_000, 53);
        assertEquals(2, ticks(overview).size());
        assertTrue(PictureText.of(overview).contains("3 hits"), PictureText.of(overview));
        FoundRows.Collector all = new FoundRows.Collector(50_000);
        for (int row = 0; row < 50_000; row++) {
            all.add(row);
        }
        assertTrue(ticks(timeline.overview(view, all.soFar(true), 1_000, 53)).size() <= 1_000);
        assertEquals(0, ticks(timeline.overview(view, 1_000, 53)).size());
        assertFalse(PictureText.of(timeline.overview(view, 1_000, 53)).contains("hits"));
    }
}

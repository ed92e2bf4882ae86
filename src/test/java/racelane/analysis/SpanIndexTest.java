package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

/** What covers a row, however many spans there are and however long the first of them lasts. */
class SpanIndexTest {
    private record Stretch(int from, int to) {}

    @Test
    void whatCoversARowEqualsALookAtEverySpan() {
        Seeds.each(Seeds.ROUNDS, random -> {
            List<Stretch> spans = new ArrayList<>();
            int count = random.nextInt(random.nextInt(4) == 0 ? 5_000 : 60);
            for (int i = 0; i < count; i++) {
                int from = random.nextInt(count * 2);
                spans.add(new Stretch(from, random.nextInt(20) == 0 ? Integer.MAX_VALUE : from + random.nextInt(30)));
            }
            spans.sort(Comparator.comparingInt(Stretch::from));
            SpanIndex<Stretch> index = new SpanIndex<>(spans, Stretch::from, Stretch::to);
            for (int i = 0; i < 20; i++) {
                int row = random.nextInt(count * 2 + 40) - 2;
                List<Stretch> covering = spans.stream().filter(span -> span.from() <= row && row < span.to()).toList();
                assertEquals(covering, index.at(row), () -> "row " + row + " of " + count + " spans");
                assertEquals(!covering.isEmpty(), index.covers(row));
            }
        });
    }

    @Test
    void aCallThatLastsOverAMillionOthersIsFoundWithoutLookingAtThem() {
        List<Stretch> spans = new ArrayList<>();
        spans.add(new Stretch(0, 3_000_000));
        for (int i = 1; i < 1_000_000; i++) {
            spans.add(new Stretch(2 * i, 2 * i + 1));
        }
        int[] asked = {0};
        SpanIndex<Stretch> index = new SpanIndex<>(spans, Stretch::from, span -> {
            asked[0]++;
            return span.to();
        });
        asked[0] = 0;
        assertEquals(List.of(spans.get(0)), index.at(1_999_999));
        assertTrue(asked[0] <= 64, asked[0] + " spans were looked at");
    }

    @Test
    void theStackAtAnyRowIsWhatIsOpenThere() {
        Seeds.each(60, random -> {
            Analysis analysis = Traces.random(random, random.nextInt(200));
            for (int i = 0; i < 20; i++) {
                int row = random.nextInt(analysis.trace().size());
                for (int lane = 0; lane < analysis.trace().lanes().size(); lane++) {
                    List<CallSpan> open = analysis.calls().ofLane(lane).stream()
                            .filter(call -> call.fromRow() <= row && (row < call.toRow() || !call.returned() && row <= call.toRow())).toList();
                    assertEquals(open, analysis.calls().stackAt(lane, row));
                    assertEquals(!open.isEmpty(), analysis.calls().isInside(lane, row));
                }
            }
        });
    }
}

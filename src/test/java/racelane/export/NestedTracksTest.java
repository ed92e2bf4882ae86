package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

class NestedTracksTest {
    private static NestedTracks.Span span(int from, int to) {
        return new NestedTracks.Span(from, to, 0, false, true);
    }

    @Test
    void locksGivenBackInAnotherOrderTakeTwoTracks() {
        assertEquals(List.of(List.of(span(0, 10), span(20, 40), span(25, 30)), List.of(span(5, 15))), NestedTracks.of(List.of(span(0, 10), span(5, 15), span(20, 40), span(25, 30))));
    }

    @Test
    void onATrackSpansAreApartOrOneLiesWithinTheOther() {
        Seeds.each(Seeds.ROUNDS, random -> {
            List<NestedTracks.Span> spans = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                int from = random.nextInt(50);
                spans.add(span(from, from + random.nextInt(20)));
            }
            List<List<NestedTracks.Span>> tracks = NestedTracks.of(spans);
            assertEquals(spans.size(), tracks.stream().mapToInt(List::size).sum());
            for (List<NestedTracks.Span> track : tracks) {
                for (int i = 0; i < track.size(); i++) {
                    for (int j = i + 1; j < track.size(); j++) {
                        NestedTracks.Span first = track.get(i);
                        NestedTracks.Span second = track.get(j);
                        assertTrue(first.fromRow() <= second.fromRow() && (first.toRow() <= second.fromRow() || second.toRow() <= first.toRow()), first + " and " + second);
                    }
                }
            }
        });
    }
}

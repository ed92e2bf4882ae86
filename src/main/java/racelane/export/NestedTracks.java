package racelane.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spans laid on tracks so that on each of them any two are apart or one lies within the other, as viewers
 * demand; locks need not be given back in the order in which they were taken.
 */
final class NestedTracks {
    /**
     * A stretch of rows.
     *
     * @param fromRow its first row
     * @param toRow   its last
     * @param lock    position in the list of locks
     * @param waits   the task waits for it; else holds it
     * @param ended   its end was seen
     */
    record Span(int fromRow, int toRow, int lock, boolean waits, boolean ended) {}

    private final List<Span> spans = new ArrayList<>();
    private final List<Integer> openEnds = new ArrayList<>();

    private NestedTracks() {}

    /** The tracks, as few as taking the first that fits gives; spans in order of their first rows. */
    static List<List<Span>> of(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::fromRow).thenComparing(Comparator.comparingInt(Span::toRow).reversed()));
        List<NestedTracks> tracks = new ArrayList<>();
        for (Span span : sorted) {
            if (tracks.stream().noneMatch(track -> track.take(span))) {
                NestedTracks track = new NestedTracks();
                track.take(span);
                tracks.add(track);
            }
        }
        return tracks.stream().map(track -> List.copyOf(track.spans)).toList();
    }

    private boolean take(Span span) {
        while (!openEnds.isEmpty() && openEnds.get(openEnds.size() - 1) <= span.fromRow()) {
            openEnds.remove(openEnds.size() - 1);
        }
        if (!openEnds.isEmpty() && openEnds.get(openEnds.size() - 1) < span.toRow()) {
            return false;
        }
        openEnds.add(span.toRow());
        spans.add(span);
        return true;
    }
}

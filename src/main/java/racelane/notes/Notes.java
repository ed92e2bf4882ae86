package racelane.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Notes in the order of a tour: each is a stop, numbered from 1. Immutable. */
public record Notes(List<Note> stops) {
    public static final Notes NONE = new Notes(List.of());

    public Notes {
        stops = List.copyOf(stops);
    }

    public boolean isEmpty() {
        return stops.isEmpty();
    }

    public int size() {
        return stops.size();
    }

    /** With a note put where its row belongs, behind those of the same row: a tour that nobody rearranged follows the trace. */
    public Notes with(Note note) {
        List<Note> next = new ArrayList<>(stops);
        int at = next.size();
        while (at > 0 && next.get(at - 1).fromRow() > note.fromRow()) {
            at--;
        }
        next.add(at, note);
        return new Notes(next);
    }

    public Notes without(int stop) {
        List<Note> next = new ArrayList<>(stops);
        next.remove(stop);
        return new Notes(next);
    }

    public Notes replaced(int stop, Note note) {
        List<Note> next = new ArrayList<>(stops);
        next.set(stop, note);
        return new Notes(next);
    }

    /** With a stop moved earlier (by below 0) or later; at the ends it stays. */
    public Notes moved(int stop, int by) {
        int to = Math.max(0, Math.min(stops.size() - 1, stop + by));
        List<Note> next = new ArrayList<>(stops);
        next.add(to, next.remove(stop));
        return new Notes(next);
    }

    /** Stops, from 0, whose notes cover a row. */
    public List<Integer> at(int row) {
        return IntStream.range(0, stops.size()).filter(stop -> stops.get(stop).covers(row)).boxed().toList();
    }

    /** The stop that a tour goes to from a row: the one after (by 1) or before (by -1) the stop that stands there; -1 for none. */
    public int beside(int row, int current, int by) {
        if (current >= 0 && current < stops.size() && stops.get(current).covers(row)) {
            int next = current + by;
            return next >= 0 && next < stops.size() ? next : -1;
        }
        for (int i = by > 0 ? 0 : stops.size() - 1; i >= 0 && i < stops.size(); i += by) {
            if (by > 0 ? stops.get(i).fromRow() >= row : stops.get(i).fromRow() <= row) {
                return i;
            }
        }
        return -1;
    }
}

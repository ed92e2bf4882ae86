package racelane.session;

import java.util.ArrayList;
import java.util.List;
import racelane.notes.Notes;

/** What a person keeps with a trace beside the view: notes and breakpoints. Immutable. */
public record Kept(Notes notes, List<Breakpoint> breakpoints) {
    public static final Kept NOTHING = new Kept(Notes.NONE, List.of());

    public Kept {
        breakpoints = List.copyOf(breakpoints);
    }

    public boolean isEmpty() {
        return notes.isEmpty() && breakpoints.isEmpty();
    }

    public Kept withNotes(Notes with) {
        return new Kept(with, breakpoints);
    }

    /** With a breakpoint that was not there, or without it. */
    public Kept toggled(Breakpoint breakpoint) {
        List<Breakpoint> next = new ArrayList<>(breakpoints);
        if (!next.remove(breakpoint)) {
            next.add(breakpoint);
        }
        return new Kept(notes, next);
    }
}

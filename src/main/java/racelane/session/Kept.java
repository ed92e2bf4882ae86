package racelane.session;

import java.util.ArrayList;
import java.util.List;
import racelane.notes.Notes;
import racelane.trace.Problem;

/**
 * What a person keeps with a trace beside the view: notes and breakpoints. Immutable.
 *
 * @param lenses the lens files of the user's own by which it is understood; alone they are nothing to keep a file for
 */
public record Kept(Notes notes, List<Breakpoint> breakpoints, List<LensUse> lenses) {
    public static final Kept NOTHING = new Kept(Notes.NONE, List.of(), List.of());

    public Kept {
        breakpoints = List.copyOf(breakpoints);
        lenses = List.copyOf(lenses);
    }

    public boolean isEmpty() {
        return notes.isEmpty() && breakpoints.isEmpty();
    }

    public Kept withNotes(Notes with) {
        return new Kept(with, breakpoints, lenses);
    }

    public Kept withLenses(List<LensUse> with) {
        return new Kept(notes, breakpoints, with);
    }

    /** Lens files that could not be used. */
    List<Problem> problems() {
        return lenses.stream().filter(lens -> lens.trouble() != null).map(LensUse::problem).toList();
    }

    /** With a breakpoint that was not there, or without it. */
    public Kept toggled(Breakpoint breakpoint) {
        List<Breakpoint> next = new ArrayList<>(breakpoints);
        if (!next.remove(breakpoint)) {
            next.add(breakpoint);
        }
        return new Kept(notes, next, lenses);
    }
}

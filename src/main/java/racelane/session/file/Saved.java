package racelane.session.file;

import racelane.session.Kept;
import racelane.timeline.ViewState;

/** What a session's file holds of a trace: the view, notes and breakpoints. */
public record Saved(ViewState view, Kept kept) {}

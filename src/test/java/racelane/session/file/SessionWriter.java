package racelane.session.file;

import java.nio.file.Path;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.session.Kept;
import racelane.testkit.Analyses;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** A program of its own that saves a session again and again until it is killed; each time one note more, and a byte on its output. */
final class SessionWriter {
    private SessionWriter() {}

    public static void main(String[] trace) throws Exception {
        Path file = Path.of(trace[0]);
        Timeline timeline = Timeline.of(Analyses.of(file));
        SessionFile sessions = new SessionFile(file, timeline);
        Saved before = sessions.read();
        ViewState view = timeline.start();
        Notes notes = before == null ? Notes.NONE : before.kept().notes();
        while (true) {
            notes = notes.size() >= 40 ? Notes.NONE : notes.with(Note.at(notes.size() % timeline.trace().size(), (notes.size() + 1) + " " + "x".repeat(2_000)));
            sessions.write(new Saved(view, Kept.NOTHING.withNotes(notes)));
            System.out.write('.');
            System.out.flush();
        }
    }
}

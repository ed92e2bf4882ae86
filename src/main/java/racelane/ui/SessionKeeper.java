package racelane.ui;

import java.io.IOException;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import racelane.session.Kept;
import racelane.session.Session;
import racelane.session.file.Saved;
import racelane.session.file.SessionException;
import racelane.session.file.SessionFile;

/**
 * Keeps what a person did with a trace in the file beside it: read when the trace is open, written a moment after the
 * last change, in the background. A trace that was only looked at leaves no file: the first note or breakpoint makes one,
 * or whoever asks for it; from then on the view is kept too. Once a file cannot be used nothing is written any more.
 */
final class SessionKeeper {
    private static final Duration REST = Duration.millis(800);

    private final Background background;
    private final Teller teller;
    private final PauseTransition rest = new PauseTransition(REST);
    private Session session;
    private SessionFile file;
    private Saved safe;
    private boolean writing;
    private boolean told;

    SessionKeeper(Background background, Teller teller) {
        this.background = background;
        this.teller = teller;
        rest.setOnFinished(rested -> save());
    }

    /** A trace is open, whole; what was kept with it comes back. The one before is kept as it is now. */
    void opened(Session next, Path trace) {
        if (next == session) {
            return;
        }
        leave();
        if (trace == null || !next.timeline().trace().isComplete()) {
            return;
        }
        session = next;
        told = false;
        background.run("session", job -> {
            SessionFile there = new SessionFile(trace, next.timeline());
            return new Read(there, there.read());
        }, read -> came(next, read), failure -> {
            if (session == next) {
                session = null;
                teller.notice(failure instanceof SessionException ? failure.getMessage() : trace.getFileName() + ".racelane.json: cannot be read (" + failure.getMessage() + "); nothing is kept");
            }
        });
    }

    /** What lay beside a trace; {@code saved} is null where nothing did. */
    private record Read(SessionFile file, Saved saved) {}

    private void came(Session of, Read read) {
        if (session != of) {
            return;
        }
        file = read.file();
        safe = new Saved(of.view(), Kept.NOTHING);
        if (read.saved() != null) {
            safe = read.saved();
            of.keep(read.saved().kept());
            of.change((timeline, stepper, view) -> read.saved().view(), false);
            teller.say("the session of " + file.path().getFileName() + ": " + of.kept().notes().size() + (of.kept().notes().size() == 1 ? " note" : " notes"));
        }
    }

    /** Something may have changed: it is kept once it has rested for a moment. */
    void look() {
        if (session != null && file != null && isDirty() && (file.isThere() || !session.kept().isEmpty())) {
            rest.playFromStart();
        }
    }

    private boolean isDirty() {
        return !now().equals(safe);
    }

    private Saved now() {
        return new Saved(session.view(), session.kept());
    }

    /** Keeps it now, also where nothing was pinned yet. */
    void keep() {
        if (session == null || file == null) {
            teller.notice("there is no file beside which it could be kept: save the trace first, or open it from a file");
            return;
        }
        save();
        teller.say("kept in " + file.path());
    }

    private void save() {
        if (session == null || file == null || writing) {
            return;
        }
        Saved now = now();
        SessionFile to = file;
        boolean first = !to.isThere();
        writing = true;
        background.run("keep", job -> {
            to.write(now);
            return now;
        }, written -> {
            writing = false;
            if (file == to) {
                safe = written;
                told = false;
                if (first) {
                    // Who pins a note to a sample learns that it lies in a temporary folder.
                    teller.say("kept in " + to.path());
                }
                look();
            }
        }, failure -> {
            writing = false;
            if (file == to) {
                failed(failure);
            }
        });
    }

    private void failed(Throwable failure) {
        if (failure instanceof SessionException) {
            file = null;
            teller.notice(failure.getMessage());
        } else if (!told) {
            // The next change tries again; to say it once is enough.
            told = true;
            teller.notice(file.path() + ": the notes are not kept (" + failure.getMessage() + "); make room or mend the folder's permissions, the next change tries again");
        }
    }

    /** The window turns to something else or closes: what has not been written yet is written now. */
    void leave() {
        rest.stop();
        if (session != null && file != null && isDirty() && (file.isThere() || !session.kept().isEmpty())) {
            try {
                file.write(now());
            } catch (SessionException | IOException failure) {
                failed(failure);
                System.getLogger("racelane").log(System.Logger.Level.WARNING, "the last changes to a session are not kept: {0}", failure.getMessage());
            }
        }
        session = null;
        file = null;
    }
}

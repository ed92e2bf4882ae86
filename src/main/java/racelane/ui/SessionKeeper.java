package racelane.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import racelane.catalog.Opening;
import racelane.session.Kept;
import racelane.session.Session;
import racelane.session.file.Saved;
import racelane.session.file.SessionException;
import racelane.session.file.SessionFile;
import racelane.timeline.Timeline;

/**
 * Keeps what a person did with a trace: read when the trace is open, written a moment after the last change, in the
 * background. A trace that was only looked at leaves nothing beside it: its view is remembered in the user's own folder.
 * The first note or breakpoint, or whoever asks for it, makes the file beside the trace, and from then on all is kept there.
 * Where nothing can be written beside the trace the notes go into the user's folder, too, which is told once. Once a file
 * cannot be used nothing is written any more.
 */
final class SessionKeeper {
    private static final Duration REST = Duration.millis(800);

    /** So many views of traces that nobody pinned anything to are remembered. */
    private static final int MOST = 200;

    private final Background background;
    private final Teller teller;
    private final Supplier<Opening> opening;
    private final Path views;
    private final PauseTransition rest = new PauseTransition(REST);
    private Session session;
    private SessionFile beside;
    private SessionFile away;
    private Saved safe;
    private boolean writing;
    private boolean told;

    /**
     * @param opening how a trace is understood
     * @param views   the user's folder for what is not beside a trace
     */
    SessionKeeper(Background background, Teller teller, Supplier<Opening> opening, Path views) {
        this.background = background;
        this.teller = teller;
        this.opening = opening;
        this.views = views;
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
        Opening usual = opening.get();
        background.run("session", job -> Read.of(next.timeline(), trace, views, usual), read -> came(next, read), failure -> {
            if (session == next) {
                session = null;
                teller.notice(failure instanceof SessionException ? failure.getMessage() : trace.getFileName() + ".racelane.json: cannot be read (" + failure.getMessage() + "); nothing is kept");
            }
        });
    }

    /**
     * What was kept of a trace.
     *
     * @param timeline the trace as its own lens files have it understood
     * @param saved    null where nothing was kept
     */
    private record Read(SessionFile beside, SessionFile away, Timeline timeline, LensFiles lenses, Saved saved) {
        static Read of(Timeline open, Path trace, Path views, Opening usual) throws SessionException, IOException {
            SessionFile away = SessionFile.away(views, trace, open);
            List<Path> named = SessionFile.lensFiles(trace);
            LensFiles lenses = LensFiles.of(usual, named.isEmpty() ? away.lensFiles() : named);
            Timeline timeline = lenses.opening() == usual ? open : Timeline.of(lenses.opening().analyse(open.trace()));
            SessionFile beside = new SessionFile(trace, timeline);
            Saved saved = beside.read();
            SessionFile remembered = SessionFile.away(views, trace, timeline);
            return new Read(beside, remembered, timeline, lenses, saved != null ? saved : view(remembered));
        }

        /** What is remembered in the user's own folder; whatever is wrong with it is no reason not to show the trace. */
        private static Saved view(SessionFile remembered) {
            try {
                return remembered.read();
            } catch (SessionException | IOException unusable) {
                System.getLogger("racelane").log(System.Logger.Level.WARNING, "a view is not remembered: {0}", unusable.getMessage());
                return null;
            }
        }
    }

    private void came(Session of, Read read) {
        if (session != of) {
            return;
        }
        beside = read.beside();
        away = read.away();
        if (read.timeline() != of.timeline()) {
            of.mean(read.timeline());
        }
        Kept kept = (read.saved() == null ? Kept.NOTHING : read.saved().kept()).withLenses(read.lenses().uses());
        of.keep(kept);
        if (read.saved() != null) {
            of.change((timeline, stepper, view) -> read.saved().view(), false);
        }
        safe = new Saved(read.saved() == null ? of.view() : read.saved().view(), kept);
        if (!kept.isEmpty()) {
            teller.say("the session of " + place().path().getFileName() + ": " + kept.notes().size() + (kept.notes().size() == 1 ? " note" : " notes"));
        }
    }

    /** Where the present state belongs; null where nothing can be kept. */
    private SessionFile place() {
        return beside != null && (beside.isThere() || !session.kept().isEmpty()) ? beside : away;
    }

    /** Something may have changed: it is kept once it has rested for a moment. */
    void look() {
        if (session != null && isDirty() && place() != null) {
            rest.playFromStart();
        }
    }

    private boolean isDirty() {
        return safe != null && !now().equals(safe);
    }

    private Saved now() {
        return new Saved(session.view(), session.kept());
    }

    /** Keeps it now, beside the trace, also where nothing was pinned yet. */
    void keep() {
        if (session == null || beside == null && away == null) {
            teller.notice("there is no file beside which it could be kept: save the trace first, or open it from a file");
            return;
        }
        save(beside == null ? away : beside);
    }

    private void save() {
        if (session != null && place() != null) {
            save(place());
        }
    }

    private void save(SessionFile to) {
        if (writing) {
            return;
        }
        Saved now = now();
        boolean first = !to.isThere();
        Timeline timeline = session.timeline();
        writing = true;
        background.run("keep", job -> {
            write(to, now, timeline);
            return now;
        }, written -> {
            writing = false;
            if (to == beside || to == away) {
                safe = written;
                told = false;
                if (first && to == beside) {
                    // Who pins a note to a sample learns that it lies in a temporary folder.
                    teller.say("kept in " + to.path());
                }
                look();
            }
        }, failure -> {
            writing = false;
            if ((to == beside || to == away) && failed(to, failure)) {
                save();
            }
        });
    }

    /** What is kept beside the trace is not remembered a second time. */
    private void write(SessionFile to, Saved now, Timeline timeline) throws SessionException, IOException {
        boolean first = !to.isThere();
        SessionFile other = away;
        to.write(now, timeline);
        if (to == other && first) {
            SessionFile.prune(views, MOST);
        } else if (to != other && other != null && other.isThere()) {
            other.forget();
        }
    }

    /** Tells what a person must know; true if there is another place to keep it. */
    private boolean failed(SessionFile at, Throwable failure) {
        if (at == away && session != null && session.kept().isEmpty()) {
            // A view is not worth a word: another window remembers its own, or the folder is not writable.
            away = null;
            System.getLogger("racelane").log(System.Logger.Level.DEBUG, "a view is not remembered: {0}", failure.getMessage());
        } else if (failure instanceof SessionException) {
            beside = null;
            away = null;
            teller.notice(failure.getMessage());
        } else if (at == beside && !at.isThere() && away != null) {
            beside = null;
            teller.notice(at.path().getParent() + ": nothing can be written beside the trace (" + failure.getMessage() + "); the notes are kept on this machine only, in " + away.path());
            return true;
        } else if (!told) {
            // The next change tries again; to say it once is enough.
            told = true;
            teller.notice(at.path() + ": the notes are not kept (" + failure.getMessage() + "); make room or mend the folder's permissions, the next change tries again");
        }
        return false;
    }

    /** The window turns to something else or closes: what has not been written yet is written now. */
    void leave() {
        rest.stop();
        if (session != null && isDirty() && place() != null) {
            leave(place());
        }
        session = null;
        beside = null;
        away = null;
        safe = null;
    }

    private void leave(SessionFile at) {
        try {
            write(at, now(), session.timeline());
        } catch (SessionException | IOException failure) {
            if (failed(at, failure)) {
                leave(away);
            } else {
                System.getLogger("racelane").log(System.Logger.Level.WARNING, "the last changes to a session are not kept: {0}", failure.getMessage());
            }
        }
    }
}

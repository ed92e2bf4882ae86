package racelane.ui;

import java.nio.file.Path;
import racelane.session.Growth;
import racelane.session.Session;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** One reading at a time: what it brings becomes a session that grows until the file is whole. */
final class Reader {
    private final OpenTrace opener;
    private final StatusBar status;
    private final Target target;
    private Background.Job job;
    private boolean live;
    private Path file;
    private Path kept;

    /** Where sessions are shown. */
    interface Target {
        void show(Session session);

        /** A session's view, or its trace, has changed. */
        void changed();

        /** @param reason one line for people */
        void failed(String reason);
    }

    Reader(OpenTrace opener, StatusBar status, Target target) {
        this.opener = opener;
        this.status = status;
        this.target = target;
    }

    /** Begins to read; a reading that is under way ends. */
    void open(TraceSource source) {
        cancel();
        file = source.file();
        kept = source.kept();
        status.busy(-1, "opening " + source.name());
        live = source.isLive();
        job = opener.open(source, new Filling(live));
    }

    /** Ends the reading because a person wants no more of it: a stream is then taken as ended there. */
    void stop() {
        if (live && job != null) {
            job.enough();
        } else {
            cancel();
        }
    }

    /** The file that was opened last, or null if it was none. */
    Path file() {
        return file;
    }

    /** The trace that what is pinned to the source opened last belongs to, or null. */
    Path kept() {
        return kept;
    }

    /** What was read so far stays. */
    void cancel() {
        if (job != null) {
            job.cancel();
            job = null;
            status.idle();
        }
    }

    /** The session of one reading. */
    private final class Filling implements OpenTrace.Watcher {
        private final boolean live;
        private Session session;
        /** How the view will be carried over next; whoever prepares that does it on another thread. */
        private volatile Growth growth;

        Filling(boolean live) {
            this.live = live;
        }

        @Override
        public void progress(double share, String text) {
            if (live) {
                status.live(text);
            } else {
                status.busy(share, text);
            }
        }

        @Override
        public ViewState view(Timeline timeline) {
            Growth next = growth;
            return next == null ? OpenTrace.Watcher.super.view(timeline) : next.into(timeline);
        }

        private void grown() {
            if (live) {
                growth = session.growth();
                session.timeline().trace().forgetOlder();
            }
        }

        @Override
        public void soFar(Timeline timeline, long expectedRows) {
            if (session == null) {
                session = live ? Session.live(timeline, target::changed) : Session.growing(timeline, expectedRows, target::changed);
                target.show(session);
            } else {
                session.grow(timeline, expectedRows);
            }
            grown();
        }

        @Override
        public void opened(Timeline timeline) {
            job = null;
            status.idle();
            if (session == null) {
                session = new Session(timeline, target::changed);
            } else {
                session.grow(timeline, timeline.trace().size());
            }
            target.show(session);
        }

        @Override
        public void failed(String reason) {
            job = null;
            status.idle();
            target.failed(reason);
        }
    }
}

package racelane.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import racelane.catalog.Opening;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.session.DrivenRun;
import racelane.session.Exploration;
import racelane.timeline.Times;
import racelane.trace.Ticker;

/** One search in the background: tells how far it is, can be stopped, and brings its failing run ready to be looked at. */
final class ScenarioSearch {
    private final Program program;
    private final How how;
    private final Means means;
    private final Asker asker;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private Background.Job job;
    private String progress = "exploring";

    /** What searches are made with. */
    record Means(Opening opening, Background background, Ticker ticker) {}

    /** How to search. */
    record How(Options options, Limits limits) {}

    /** What a search came to; the run is null where nothing failed. */
    record Found(Verdict verdict, ShownRun failing) {}

    /** Whoever asked; told on the toolkit's thread. */
    interface Asker {
        /** {@link #progress} has changed. */
        void progressed();

        void found(Found found);

        /** @param reason one line for people */
        void failed(String reason);
    }

    ScenarioSearch(Program program, How how, Means means, Asker asker) {
        this.program = program;
        this.how = how;
        this.means = means;
        this.asker = asker;
    }

    /** Begins; whoever asked must be ready to be told at once. */
    void start() {
        Exploration exploration = new Exploration(program, how.options(), how.limits(), means.ticker(), means.background().workers());
        job = means.background().run("explore", work -> {
            Verdict verdict = exploration.run(() -> stopped.get(), (states, depth, seconds) -> work.tell(() -> {
                progress = "exploring: " + Times.number(states) + " states, " + Times.number(depth) + " steps deep, " + Math.round(seconds) + " s"
                        + (stopped.get() ? ", stopping" : "");
                asker.progressed();
            }));
            return new Found(verdict, verdict.run() == null ? null : ShownRun.of(new DrivenRun(program, verdict.run()), means.opening()));
        }, asker::found, failure -> asker.failed(ScenarioFault.reason(failure)));
    }

    /** How far it is, for people. */
    String progress() {
        return progress;
    }

    /** It ends soon, with what was found by then. */
    void stop() {
        stopped.set(true);
        progress += ", stopping";
    }

    /** Nobody wants to know any more. */
    void abandon() {
        stopped.set(true);
        job.cancel();
    }
}

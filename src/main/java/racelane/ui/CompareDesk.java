package racelane.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import racelane.analysis.Analysis;
import racelane.catalog.Comparing;
import racelane.catalog.Opening;
import racelane.catalog.ScenarioFile;
import racelane.compare.FollowLimits;
import racelane.compare.TraceComparison;
import racelane.read.Progress;
import racelane.session.Session;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Ticker;

/** Opens a second trace beside the one that is open and compares both, in the background. */
final class CompareDesk {
    private final Opening opening;
    /** What a search for a scenario's steps may take. */
    private static final long MOST_STATES = 200_000;
    private static final long MOST_SECONDS = 60;

    private final Background background;
    private final Ticker ticker;
    private final Teller teller;
    private final TwoTracesPane pane;
    private final Supplier<Path> open;
    private final Runnable changed;
    private final BiConsumer<String, Runnable> shows;

    /**
     * @param open  the file of the trace that is open, or null
     * @param shows puts the pane into the middle under a title, then runs what fills it
     */
    CompareDesk(Opening opening, Background background, Ticker ticker, Teller teller, TwoTracesPane pane, Supplier<Path> open, Runnable changed, BiConsumer<String, Runnable> shows) {
        this.opening = opening;
        this.background = background;
        this.ticker = ticker;
        this.teller = teller;
        this.pane = pane;
        this.open = open;
        this.changed = changed;
        this.shows = shows;
    }

    void choose(Window owner) {
        if (open.get() == null) {
            teller.notice("a trace that came from no file cannot be compared: save it first, then open the file");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Compare with another trace, or with the scenario that follows it");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Traces and scenarios", "*"), new FileChooser.ExtensionFilter("Scenarios", "*.race"));
        File folder = open.get().toAbsolutePath().getParent().toFile();
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showOpenDialog(owner);
        if (chosen != null) {
            compare(open.get(), chosen.toPath());
        }
    }

    /** Both are read anew: what was open stays as it is until the two can be shown. B may be a scenario. */
    void compare(Path a, Path b) {
        teller.say("comparing " + a.getFileName() + " with " + b.getFileName() + " …");
        background.run("compare", job -> both(a, b), both -> shows.accept(a.getFileName() + "  |  " + b.getFileName() + " – Racelane",
                () -> pane.open(both.comparison(), new Session(both.a(), changed), new Session(both.b(), changed))),
                failure -> teller.notice(failure.getMessage() == null ? "the two cannot be compared: " + failure : failure.getMessage()));
    }

    private record Both(Timeline a, Timeline b, TraceComparison comparison) {}

    private Both both(Path a, Path b) throws Exception {
        FollowLimits limits = new FollowLimits(MOST_STATES, MOST_SECONDS, ticker);
        Analysis first = opening.open(a, Progress.none());
        TraceComparison.Stretch whole = TraceComparison.Stretch.whole(first);
        if (ScenarioFile.isNamedLikeOne(b)) {
            TraceComparison comparison = Comparing.with(first, whole, ScenarioFile.read(b), Map.of(), null, limits);
            return new Both(timeline(first), timeline(comparison.b()), comparison);
        }
        Analysis second = opening.open(b, Progress.none());
        TraceComparison comparison = Comparing.of(first, whole, second, TraceComparison.Stretch.whole(second), b.toAbsolutePath().getParent(), limits);
        return new Both(timeline(first), timeline(comparison.b()), comparison);
    }

    private static Timeline timeline(Analysis analysis) {
        Timeline timeline = Timeline.of(analysis);
        timeline.prepare(ViewState.all(timeline.allLanes(), analysis.trace().size()));
        return timeline;
    }

    /** The next or the previous difference, if two are compared. */
    void walk(int by) {
        if (pane.session() == null) {
            teller.say("no two traces are compared: Ctrl+Shift+O opens another one beside this");
        } else if (!pane.walk(by)) {
            teller.say(by > 0 ? "that was the last difference" : "this is the first difference");
        }
    }
}

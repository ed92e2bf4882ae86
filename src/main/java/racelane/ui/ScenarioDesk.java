package racelane.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import racelane.catalog.ScenarioFile;
import racelane.scenario.FindingKind;
import racelane.scenario.ScenarioException;
import racelane.session.Branch;
import racelane.session.Drive;
import racelane.session.DrivenRun;
import racelane.session.Session;
import racelane.session.Variant;
import racelane.sim.BoundReached;
import racelane.sim.ProgramError;
import racelane.sim.Schedule;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/** What is done with the scenario that is open, if one is: driven, explored, set otherwise, its runs shown as traces. Lives on the toolkit's thread. */
final class ScenarioDesk {
    private static final String NONE_OPEN = "no scenario is open: open a .race file, or one of those on the start page";

    private final ScenarioReader reader;
    private final LatestRun latest;
    private final DeskSearch search;
    private final Supplier<Session> session;
    private final Overlay overlay;
    private final Target target;
    private final Map<String, Runnable> actions = new TreeMap<>();
    private OpenScenario open;
    private Path folder;

    /** Where it is shown. */
    interface Target extends Teller {
        /** A run of the scenario, driven or as a trace. */
        void show(Session session, boolean driving);

        /** Two variants side by side; none is open here any more. */
        void show(Variant left, Variant right, ScenarioSearch.How how);

        /** Something that the next frame has to show. */
        void changed();

        /** No scenario could be opened, for this reason. */
        void failed(String reason);
    }

    ScenarioDesk(ScenarioSearch.Means means, Supplier<Session> session, Overlay overlay, Target target) {
        this.reader = new ScenarioReader(means);
        this.latest = new LatestRun(means.background(), reader, this::made, failure -> target.notice(ScenarioFault.reason(failure)));
        this.search = new DeskSearch(means, target, target::changed);
        this.session = session;
        this.overlay = overlay;
        this.target = target;
    }

    /** What it does for the commands of the list; {@code how} says how to explore. */
    Map<String, Runnable> actions(DriveBar how) {
        for (int number = 1; number <= 9; number++) {
            int thread = number;
            actions.put("run-" + number, () -> drive(drive -> drive.run(thread) ? "" : open.cannot(thread)));
        }
        actions.put("take-back", () -> drive(drive -> drive.back() ? "" : "nothing was done yet that could be taken back"));
        actions.put("take-again", () -> drive(drive -> drive.again() ? "" : "no step was taken back here"));
        actions.put("take-other", () -> drive(drive -> drive.other() ? "" : "the last step had no other choice"));
        actions.put("explore", () -> withOpen(() -> explore(how)));
        actions.put("drive", () -> withOpen(this::change));
        actions.put("what-if", this::whatIf);
        actions.put("configs", () -> withOpen(() -> configs(how, false)));
        actions.put("variants", () -> withOpen(() -> configs(how, true)));
        actions.put("copy-replay", () -> withOpen(this::copyReplay));
        return actions;
    }

    private void withOpen(Runnable deed) {
        if (open == null) {
            target.notice(NONE_OPEN);
        } else {
            deed.run();
        }
    }

    static boolean takes(TraceSource source) {
        return source.file() != null && ScenarioFile.isNamedLikeOne(source.file());
    }

    void open(Path file) {
        reader.file(file, this::opened, target::failed);
    }

    void open(String bundled) {
        reader.bundled(bundled, this::opened, target::failed);
    }

    void open(Variant variant) {
        reader.variant(variant, this::opened, target::failed);
    }

    /**
     * Opens a scenario on a run of it: along a schedule to its end and then on, standing where the schedule ends.
     *
     * @param kind   what the last step of the schedule finds
     * @param words  what the run shows, for people
     * @param opened told before it is shown
     */
    void open(Variant variant, Schedule schedule, FindingKind kind, String words, Consumer<OpenScenario> opened) {
        reader.along(variant, schedule, words, ready -> {
            leave();
            open = ready.scenario();
            opened.accept(open);
            show(ready.run(), ready.run().run().atEndOf(schedule, kind, ready.run().timeline()));
        }, target::notice);
    }

    /** The scenario that is open, or null. */
    OpenScenario current() {
        return open;
    }

    /** Another trace is shown: the scenario is put away. */
    void leave() {
        latest.abandon();
        search.abandon();
        open = null;
    }

    boolean isOpen() {
        return open != null;
    }

    /** The scenario's file and what is set in it, for the window's title. */
    String title() {
        return open.variant().title();
    }

    /** What a person does to a drive; answers why it could not be done, or nothing. */
    private interface Deed {
        String done(Drive drive);
    }

    private void drive(Deed deed) {
        if (open == null) {
            target.notice(NONE_OPEN);
            return;
        }
        try {
            String cannot = deed.done(open.drive());
            open.said(cannot);
            if (!cannot.isEmpty()) {
                target.changed();
                return;
            }
        } catch (ProgramError | BoundReached | IllegalArgumentException failure) {
            target.notice(ScenarioFault.reason(failure));
        }
        open.driving(true);
        refresh();
    }

    void take(Schedule.Pick pick) {
        drive(drive -> {
            drive.take(pick);
            return "";
        });
    }

    void go(Branch branch) {
        drive(drive -> {
            drive.goTo(branch);
            return "";
        });
    }

    /** Shows where the drive stands now: its threads at once, its run as soon as it is made. */
    private void refresh() {
        open.moved();
        latest.of(open.drive());
        target.changed();
    }

    private void made(ShownRun run) {
        show(run, DrivenRun.atEnd(run.timeline(), session.get() == null ? null : session.get().view()));
    }

    private void show(ShownRun made, ViewState view) {
        open.run(made.run());
        Session next = new Session(made.timeline(), target::changed);
        next.show(view);
        target.show(next, open.isDriving());
    }

    /** From driving to the run as an ordinary trace and back. */
    private void change() {
        open.driving(!open.isDriving());
        if (open.isDriving()) {
            refresh();
        } else {
            target.show(session.get(), false);
        }
    }

    private void whatIf() {
        Session shown = session.get();
        if (shown == null || open == null && shown.timeline().trace().facts().simulation() == null) {
            target.notice("what if needs a simulated run: " + (shown == null ? "open a scenario" : "this trace was recorded"));
            return;
        }
        int row = shown.view().cursorRow();
        if (open == null) {
            Trace trace = shown.timeline().trace();
            reader.saved(trace.facts().simulation(), folder, row < 0 ? 0 : trace.timeNs(row), this::opened, target::notice);
            return;
        }
        Schedule schedule = open.run().scheduleTo(row);
        drive(drive -> {
            drive.follow(schedule);
            return "";
        });
    }

    private void opened(ScenarioReader.Ready ready) {
        leave();
        open = ready.scenario();
        show(ready.run(), DrivenRun.atEnd(ready.run().timeline(), null));
    }

    /** Where the trace lies that is opened now: a scenario of its run is looked for beside it. */
    void opening(Path file) {
        folder = file == null ? null : file.toAbsolutePath().getParent();
    }

    private void explore(DriveBar how) {
        if (search.isRunning()) {
            search.stop();
            return;
        }
        OpenScenario of = open;
        search.start(of, new ScenarioSearch.How(how.options(), how.limits()), found -> {
            of.explored(found.verdict());
            if (found.failing() != null) {
                latest.abandon();
                show(found.failing(), found.failing().run().atFailure(found.failing().timeline()));
            }
        });
    }

    /** Which configs and which patch: to open so, or to lay beside the present ones. */
    private void configs(DriveBar how, boolean beside) {
        OpenScenario of = open;
        reader.patches(of.variant(), patches -> {
            if (open != of) {
                return;
            }
            Variant present = of.variant();
            try {
                new ConfigPanel(overlay, present, patches, beside).show(this::open, other -> {
                    leave();
                    target.show(present, other, new ScenarioSearch.How(how.options(), how.limits()));
                });
            } catch (ScenarioException wrong) {
                target.notice(ScenarioFault.reason(wrong));
            }
        }, target::notice);
    }

    private void copyReplay() {
        TextCopy.put(open.variant().replay(open.schedule()));
        target.say("copied the command that runs " + (open.isDriving() ? "this drive" : "this run") + " again");
    }

    /** Where drive and search stand, for the bar. */
    void show(DriveBar bar) {
        boolean busy = search.isRunning();
        bar.show(open.title(), busy ? search.progress() : open.stands(), !busy && open.isAlarming(), open.isDriving(), busy);
    }

    /** Threads, source and branches. */
    void show(ScenarioPane pane) {
        OpenScenario shown = open;
        pane.show(shown.drive(), shown.variant().scenario().text(), shown.turns(), thread -> shown.ink(thread, session.get()));
    }
}

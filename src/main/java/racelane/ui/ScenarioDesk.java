package racelane.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import racelane.catalog.BundledScenarios;
import racelane.catalog.ScenarioFile;
import racelane.explore.Explorer;
import racelane.scenario.FindingKind;
import racelane.scenario.Scenario;
import racelane.session.Branch;
import racelane.session.Drive;
import racelane.session.DrivenRun;
import racelane.session.SavedRun;
import racelane.session.Session;
import racelane.session.Variant;
import racelane.sim.BoundReached;
import racelane.sim.ProgramError;
import racelane.sim.Schedule;
import racelane.timeline.ViewState;
import racelane.trace.Simulation;
import racelane.trace.Trace;

/** What is done with the scenario that is open, if one is: driven, explored, set otherwise, its runs shown as traces. Lives on the toolkit's thread. */
final class ScenarioDesk {
    private static final String NONE_OPEN = "no scenario is open: open a .race file, or one of those on the start page";

    private final ScenarioSearch.Means means;
    private final Supplier<Session> session;
    private final Overlay overlay;
    private final Target target;
    private final Map<String, Runnable> actions = new TreeMap<>();
    private OpenScenario open;
    private Path folder;
    private Background.Job running;
    private ScenarioSearch search;

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

    /** Something to open. */
    private interface Source {
        Variant read() throws Exception;
    }

    ScenarioDesk(ScenarioSearch.Means means, Supplier<Session> session, Overlay overlay, Target target) {
        this.means = means;
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
        actions.put("configs", () -> withOpen(() -> configs(how)));
        actions.put("variants", () -> withOpen(() -> configs(how)));
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
        open(() -> Variant.of(file.toString(), ScenarioFile.read(file), Map.of()));
    }

    void open(String bundled) {
        open(() -> Variant.of(bundled, Scenario.parse(bundled + ".race", BundledScenarios.source(bundled)), Map.of()));
    }

    void open(Variant variant) {
        open(() -> variant);
    }

    private void open(Source source) {
        means.background().run("scenario", job -> {
            OpenScenario next = new OpenScenario(source.read());
            return Map.entry(next, make(next.drive(), next.drive().schedule()));
        }, this::opened, failure -> target.failed(ScenarioFault.reason(failure)));
    }

    /**
     * Opens a scenario on a run of it: along a schedule to its end and then on, standing where the schedule ends.
     *
     * @param kind   what the last step of the schedule finds
     * @param words  what the run shows, for people
     * @param opened told before it is shown
     */
    void open(Variant variant, Schedule schedule, FindingKind kind, String words, Consumer<OpenScenario> opened) {
        means.background().run("scenario", job -> {
            OpenScenario next = new OpenScenario(variant);
            next.shown(schedule, words);
            DrivenRun run = new DrivenRun(variant.program(), Explorer.replay(variant.program(), next.drive().reuse(), schedule, true));
            return Map.entry(next, ShownRun.of(run, means.opening()));
        }, ready -> {
            leave();
            open = ready.getKey();
            opened.accept(open);
            ShownRun made = ready.getValue();
            show(made, made.run().atEndOf(schedule, kind, made.timeline()));
        }, failure -> target.notice(ScenarioFault.reason(failure)));
    }

    /** The scenario that is open, or null. */
    OpenScenario current() {
        return open;
    }

    private ShownRun make(Drive drive, Schedule schedule) {
        return ShownRun.of(DrivenRun.along(drive.program(), drive.reuse(), schedule), means.opening());
    }

    /** Another trace is shown: the scenario is put away. */
    void leave() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        if (search != null) {
            search.abandon();
            search = null;
        }
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
        Drive drive = open.drive();
        Schedule schedule = drive.schedule();
        ViewState before = session.get() == null ? null : session.get().view();
        if (running != null) {
            running.cancel();
        }
        running = means.background().run("drive", job -> make(drive, schedule), made -> show(made, DrivenRun.atEnd(made.timeline(), before)), failure -> target.notice(ScenarioFault.reason(failure)));
        target.changed();
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
            driveOn(trace.facts().simulation(), row < 0 ? 0 : trace.timeNs(row));
            return;
        }
        Schedule schedule = open.run().scheduleTo(row);
        drive(drive -> {
            drive.follow(schedule);
            return "";
        });
    }

    /** From a step of a run that was saved and opened again. */
    private void driveOn(Simulation run, long timeNs) {
        means.background().run("scenario", job -> {
            OpenScenario next = new OpenScenario(ScenarioPlace.of(run.scenario(), folder).variant(run));
            next.drive().follow(SavedRun.scheduleTo(run, timeNs));
            next.moved();
            return Map.entry(next, make(next.drive(), next.drive().schedule()));
        }, this::opened, failure -> target.notice(ScenarioFault.reason(failure)));
    }

    private void opened(Map.Entry<OpenScenario, ShownRun> ready) {
        leave();
        open = ready.getKey();
        show(ready.getValue(), DrivenRun.atEnd(ready.getValue().timeline(), null));
    }

    /** Where the trace lies that is opened now: a scenario of its run is looked for beside it. */
    void opening(Path file) {
        folder = file == null ? null : file.toAbsolutePath().getParent();
    }

    private void explore(DriveBar how) {
        if (search != null) {
            search.stop();
            target.changed();
            return;
        }
        OpenScenario of = open;
        ScenarioSearch.How asked = new ScenarioSearch.How(how.options().withReuse(of.drive().reuse()), how.limits());
        search = new ScenarioSearch(of.variant().program(), asked, means, new ScenarioSearch.Asker() {
            @Override
            public void progressed() {
                target.changed();
            }

            @Override
            public void found(ScenarioSearch.Found found) {
                search = null;
                of.explored(found.verdict());
                if (found.failing() != null) {
                    show(found.failing(), found.failing().run().atFailure(found.failing().timeline()));
                }
                target.changed();
            }

            @Override
            public void failed(String reason) {
                search = null;
                target.notice(reason);
                target.changed();
            }
        });
        search.start();
        target.changed();
    }

    private void configs(DriveBar how) {
        Variant present = open.variant();
        try {
            new ConfigPanel(overlay, present).show(chosen -> open(() -> chosen), other -> {
                ScenarioSearch.How asked = new ScenarioSearch.How(how.options(), how.limits());
                leave();
                target.show(present, other, asked);
            });
        } catch (racelane.scenario.ScenarioException wrong) {
            target.notice(ScenarioFault.reason(wrong));
        }
    }

    private void copyReplay() {
        TextCopy.put(open.variant().replay(open.schedule()));
        target.say("copied the command that runs " + (open.isDriving() ? "this drive" : "this run") + " again");
    }

    /** Where drive and search stand, for the bar. */
    void show(DriveBar bar) {
        bar.show(open.title(), search != null ? search.progress() : open.stands(), search == null && open.isAlarming(), open.isDriving(), search != null);
    }

    /** Threads, source and branches. */
    void show(ScenarioPane pane) {
        OpenScenario shown = open;
        pane.show(shown.drive(), shown.variant().scenario().text(), shown.turns(), thread -> shown.ink(thread, session.get()));
    }
}

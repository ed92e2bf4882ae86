package racelane.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Opening;
import racelane.catalog.ScenarioFile;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.scenario.SourceError;
import racelane.session.Branch;
import racelane.session.Drive;
import racelane.session.DrivenRun;
import racelane.session.Exploration;
import racelane.session.Session;
import racelane.session.Turn;
import racelane.sim.BoundReached;
import racelane.sim.ProgramError;
import racelane.sim.Schedule;
import racelane.timeline.Timeline;
import racelane.timeline.Times;
import racelane.timeline.ViewState;
import racelane.trace.Lane;
import racelane.trace.Ticker;

/** The scenario that is open, if one is: driven, explored, its runs shown as traces. Lives on the toolkit's thread. */
final class ScenarioDesk {
    private static final String NONE_OPEN = "no scenario is open: open a .race file, or one of those on the start page";

    private final Opening opening;
    private final Background background;
    private final Ticker ticker;
    private final Supplier<Session> session;
    private final Target target;
    private final Map<String, Runnable> actions = new TreeMap<>();
    private Open open;
    private Background.Job running;
    private Search search;

    /** Where it is shown. */
    interface Target {
        /** A run of the scenario, driven or as a trace. */
        void show(Session session, boolean driving);

        /** Something that the next frame has to show. */
        void changed();

        /** What cannot be done, one line. */
        void notice(String words);

        /** No scenario could be opened, for this reason. */
        void failed(String reason);
    }

    /** An open scenario. */
    private static final class Open {
        final Scenario scenario;
        final Drive drive;
        List<Turn> turns;
        DrivenRun run;
        boolean driving = true;
        String verdict = "";
        boolean verdictAlarm;
        /** Why the last key did nothing; empty if it did something. */
        String said = "";

        Open(Scenario scenario, Program program) {
            this.scenario = scenario;
            this.drive = new Drive(program, program.reuse);
            this.turns = drive.turns();
        }
    }

    /** A run and what it looks like, made beside the window. */
    private record Made(DrivenRun run, Timeline timeline) {}

    /** What a search came to, its failing run made ready to be looked at. */
    private record Found(Verdict verdict, Made failing) {}

    /** A search under way. */
    private static final class Search {
        final AtomicBoolean stopped = new AtomicBoolean();
        Background.Job job;
        String progress = "exploring";
    }

    /** Something to open. */
    private interface Source {
        Scenario read() throws Exception;
    }

    ScenarioDesk(Opening opening, Background background, Ticker ticker, Supplier<Session> session, Target target) {
        this.opening = opening;
        this.background = background;
        this.ticker = ticker;
        this.session = session;
        this.target = target;
    }

    /** What it does for the commands of the list; {@code how} says how to explore. */
    Map<String, Runnable> actions(DriveBar how) {
        for (int number = 1; number <= 9; number++) {
            int thread = number;
            actions.put("run-" + number, () -> drive(drive -> drive.run(thread) ? "" : cannot(thread)));
        }
        actions.put("take-back", () -> drive(drive -> drive.back() ? "" : "nothing was done yet that could be taken back"));
        actions.put("take-again", () -> drive(drive -> drive.again() ? "" : "no step was taken back here"));
        actions.put("take-other", () -> drive(drive -> drive.other() ? "" : "the last step had no other choice"));
        actions.put("explore", () -> explore(how));
        actions.put("drive", this::change);
        actions.put("what-if", this::whatIf);
        return actions;
    }

    private String cannot(int number) {
        if (number > open.turns.size()) {
            return "there is no thread " + number + ": this scenario has " + open.turns.size();
        }
        Turn turn = open.turns.get(number - 1);
        return "thread " + number + ", " + turn.thread() + ", cannot go on: it " + (turn.state() == Turn.State.WAITS ? "waits in line " + turn.line() : "is not running");
    }

    static boolean takes(TraceSource source) {
        return source.file() != null && ScenarioFile.isNamedLikeOne(source.file());
    }

    void open(Path file) {
        open(() -> ScenarioFile.read(file));
    }

    void open(String bundled) {
        open(() -> Scenario.parse(bundled + ".race", BundledScenarios.source(bundled)));
    }

    private void open(Source source) {
        background.run("scenario", job -> {
            Scenario scenario = source.read();
            Open next = new Open(scenario, scenario.compile(Map.of()));
            return Map.entry(next, make(next.drive, next.drive.schedule()));
        }, ready -> {
            leave();
            open = ready.getKey();
            show(ready.getValue(), null);
        }, failure -> target.failed(reason(failure)));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ScenarioException wrong) {
            SourceError first = wrong.errors().get(0);
            int more = wrong.errors().size() - 1;
            return first.file() + ":" + first.line() + ":" + first.column() + ": " + first.message()
                    + (more == 0 ? "" : " (and " + more + " more; the verb explore lists them all)");
        }
        return failure instanceof ProgramError || failure instanceof BoundReached || failure instanceof IllegalArgumentException || failure instanceof java.io.IOException
                ? failure.getMessage() : "the scenario cannot be shown (" + failure + "); this is a fault of the program, please report it";
    }

    private Made make(Drive drive, Schedule schedule) {
        return made(DrivenRun.along(drive.program(), drive.reuse(), schedule));
    }

    private Made made(DrivenRun run) {
        return new Made(run, Timeline.of(opening.analyse(run.trace())));
    }

    /** Another trace is shown: the scenario is put away. */
    void leave() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        if (search != null) {
            search.stopped.set(true);
            search.job.cancel();
            search = null;
        }
        open = null;
    }

    boolean isOpen() {
        return open != null;
    }

    boolean isDriving() {
        return open != null && open.driving;
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
            String cannot = deed.done(open.drive);
            open.said = cannot;
            if (!cannot.isEmpty()) {
                target.changed();
                return;
            }
        } catch (ProgramError | BoundReached | IllegalArgumentException failure) {
            target.notice(reason(failure));
        }
        open.driving = true;
        open.verdict = "";
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
        Open now = open;
        now.turns = now.drive.turns();
        Schedule schedule = now.drive.schedule();
        ViewState before = session.get() == null ? null : session.get().view();
        if (running != null) {
            running.cancel();
        }
        running = background.run("drive", job -> make(now.drive, schedule), made -> show(made, before), failure -> target.notice(reason(failure)));
        target.changed();
    }

    private void show(Made made, ViewState before) {
        open.run = made.run();
        Session next = new Session(made.timeline(), target::changed);
        next.show(open.driving ? DrivenRun.atEnd(made.timeline(), before) : made.run().atFailure(made.timeline()));
        target.show(next, open.driving);
    }

    /** From driving to the run as an ordinary trace and back. */
    private void change() {
        if (open == null) {
            target.notice(NONE_OPEN);
            return;
        }
        open.driving = !open.driving;
        if (open.driving) {
            refresh();
        } else {
            target.show(session.get(), false);
        }
    }

    private void whatIf() {
        if (open == null || open.run == null) {
            target.notice("what if needs a simulated run: this trace was recorded, or its scenario is not open");
            return;
        }
        Schedule schedule = open.run.scheduleTo(session.get().view().cursorRow());
        drive(drive -> {
            drive.follow(schedule);
            return "";
        });
    }

    private void explore(DriveBar how) {
        if (open == null) {
            target.notice(NONE_OPEN);
            return;
        }
        if (search != null) {
            search.stopped.set(true);
            search.progress += ", stopping";
            target.changed();
            return;
        }
        Open now = open;
        Search next = new Search();
        search = next;
        Exploration exploration = new Exploration(now.drive.program(), how.options().withReuse(now.drive.reuse()), how.limits(), ticker);
        next.job = background.run("explore", job -> {
            Verdict verdict = exploration.run(next.stopped::get, (states, depth, seconds) -> job.tell(() -> {
                next.progress = "exploring: " + Times.number(states) + " states, " + Times.number(depth) + " steps deep, " + Math.round(seconds) + " s";
                target.changed();
            }));
            return new Found(verdict, verdict.run() == null ? null : made(new DrivenRun(now.drive.program(), verdict.run())));
        }, found -> explored(now, found), failure -> {
            search = null;
            target.notice(reason(failure));
            target.changed();
        });
        target.changed();
    }

    private void explored(Open of, Found found) {
        search = null;
        of.verdict = found.verdict().sentence();
        of.verdictAlarm = found.verdict().outcome() == Verdict.Outcome.FAILED;
        if (found.failing() != null) {
            of.drive.follow(found.verdict().schedule());
            of.turns = of.drive.turns();
            of.driving = false;
            show(found.failing(), null);
        }
        target.changed();
    }

    /** Where drive and search stand, for the bar. */
    void show(DriveBar bar) {
        Program program = open.drive.program();
        String configs = program.configs.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).collect(Collectors.joining(" "));
        boolean told = search == null && open.said.isEmpty() && !open.verdict.isEmpty();
        String stands = search != null ? search.progress : told ? open.verdict : open.said.isEmpty() ? stands() : stands() + " · " + open.said;
        bar.show(program.title + (configs.isEmpty() ? "" : "   " + configs), stands, told ? open.verdictAlarm : search == null && open.drive.failure() != null,
                open.driving, search != null);
    }

    private String stands() {
        int depth = open.drive.current().depth();
        String steps = depth == 0 ? "after init, no step taken" : depth + (depth == 1 ? " step" : " steps");
        int found = open.drive.findings().size();
        String failed = open.drive.failure() == null ? "" : " · failed: " + open.drive.failure().kind().word().replace('-', ' ')
                + (open.drive.failure().object() == null ? "" : " of " + open.drive.failure().object()) + ", " + open.drive.failure().summary();
        return steps + (found == 0 ? "" : " · " + found + (found == 1 ? " finding" : " findings")) + failed + (open.drive.isOver() ? " · nobody can go on" : "");
    }

    /** Threads, source and branches. */
    void show(ScenarioPane pane) {
        pane.show(open.drive, open.scenario.text(), open.turns, this::ink);
        pane.showRun();
    }

    /** Number of the colour that a thread's lane has in the view shown. */
    private int ink(String thread) {
        Lane lane = open.run == null ? null : open.run.lane(thread);
        Session shown = session.get();
        if (lane == null || shown == null || shown.timeline().trace() != open.run.trace()) {
            int index = open.turns.stream().map(Turn::thread).toList().indexOf(thread);
            return Math.floorMod(index, 8);
        }
        return Math.floorMod(shown.timeline().layout(shown.view()).ink(lane.index()), 8);
    }
}

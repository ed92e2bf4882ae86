package racelane.ui;

import java.util.List;
import racelane.explore.Verdict;
import racelane.session.Drive;
import racelane.session.DrivenRun;
import racelane.session.Session;
import racelane.session.Turn;
import racelane.session.Variant;
import racelane.sim.Finding;
import racelane.sim.Schedule;
import racelane.trace.Lane;

/** A scenario that is open: as which variant, how far it was driven, which of its runs is looked at, what was last said of it. */
final class OpenScenario {
    private final Variant variant;
    private final Drive drive;
    private List<Turn> turns;
    private DrivenRun run;
    private boolean driving = true;
    private String told = "";
    private boolean alarm;
    private String said = "";

    /** Stands after init, driving. Takes a moment: init runs. */
    OpenScenario(Variant variant) {
        this.variant = variant;
        this.drive = new Drive(variant.program(), variant.program().reuse);
        this.turns = drive.turns();
    }

    Variant variant() {
        return variant;
    }

    Drive drive() {
        return drive;
    }

    List<Turn> turns() {
        return turns;
    }

    /** The run that is looked at; null before the first one is made. */
    DrivenRun run() {
        return run;
    }

    void run(DrivenRun shown) {
        run = shown;
    }

    /** Whether it is driven, or a run of it is looked at as a trace. */
    boolean isDriving() {
        return driving;
    }

    void driving(boolean now) {
        driving = now;
    }

    /** The drive has moved: what was said of where it stood is over. */
    void moved() {
        turns = drive.turns();
        told = "";
    }

    /** Why the last key did nothing; empty if it did something. */
    void said(String words) {
        said = words;
    }

    /** A search has ended; the drive stands where it failed. */
    void explored(Verdict found) {
        if (found.schedule() != null) {
            follow(found.schedule());
        }
        told = found.sentence();
        alarm = found.outcome() == Verdict.Outcome.FAILED;
        said = "";
    }

    /** A run that somebody else has found is looked at; {@code words} say what it shows. */
    void shown(Schedule schedule, String words) {
        follow(schedule);
        told = words;
        alarm = true;
    }

    private void follow(Schedule schedule) {
        drive.follow(schedule);
        turns = drive.turns();
        driving = false;
    }

    /** The schedule that is looked at. */
    Schedule schedule() {
        return driving || run == null ? drive.schedule() : run.run().schedule();
    }

    /** Title, patch, and what is set: first what is not as the file has it. */
    String title() {
        String patch = variant.patched() == null ? "" : "with " + variant.patched().word();
        String set = patch + (patch.isEmpty() || variant.words().isEmpty() ? "" : "  ") + variant.words();
        String rest = variant.unset();
        String both = set + (set.isEmpty() || rest.isEmpty() ? "" : "  ·  ") + rest;
        return variant.program().title + (both.isEmpty() ? "" : "   " + both);
    }

    /** Where the drive stands, or what a search has told since. */
    String stands() {
        if (isTold()) {
            return told;
        }
        return driven() + (said.isEmpty() ? "" : " · " + said);
    }

    /** Whether {@link #stands} tells of a failure. */
    boolean isAlarming() {
        return isTold() ? alarm : drive.failure() != null;
    }

    private boolean isTold() {
        return said.isEmpty() && !told.isEmpty();
    }

    private String driven() {
        int depth = drive.current().depth();
        String steps = depth == 0 ? "after init, no step taken" : depth + (depth == 1 ? " step" : " steps");
        Finding failure = drive.failure();
        String failed = failure == null ? "" : " · failed: " + failure.kind().word().replace('-', ' ')
                + (failure.object() == null ? "" : " of " + failure.object()) + ", " + failure.summary();
        return steps + failed + (drive.isOver() ? " · nobody can go on" : "");
    }

    /** Why a thread's key does nothing. */
    String cannot(int number) {
        if (number > turns.size()) {
            return "there is no thread " + number + ": this scenario has " + turns.size();
        }
        Turn turn = turns.get(number - 1);
        return "thread " + number + ", " + turn.thread() + ", cannot go on: it " + (turn.state() == Turn.State.WAITS ? "waits in line " + turn.line() : turn.state().words());
    }

    /** Number of the colour that a thread's lane has in the view shown. */
    int ink(String thread, Session shown) {
        Lane lane = run == null ? null : run.lane(thread);
        if (lane == null || shown == null || shown.timeline().trace() != run.trace()) {
            int index = turns.stream().map(Turn::thread).toList().indexOf(thread);
            return Math.floorMod(index, 8);
        }
        return Math.floorMod(shown.timeline().layout(shown.view()).ink(lane.index()), 8);
    }
}

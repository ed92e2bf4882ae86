package racelane.session;

import racelane.scenario.Program;
import racelane.sim.Schedule;
import racelane.sim.Walk;

/**
 * A schedule of one variant followed in another as far as it goes there, and from then on to the end, the
 * lowest-numbered thread that can go on first.
 *
 * @param run   what came of it
 * @param steps of the schedule that could be done
 * @param of    steps of the schedule
 * @param why   why the next one could not be done, for people; empty if all could
 */
public record Followed(DrivenRun run, int steps, int of, String why) {
    private static final int RUN_ON = 10_000;

    /** Takes time in proportion to the run. */
    public static Followed along(Program program, Schedule schedule) {
        Walk walk = new Walk(program, program.reuse, schedule.picks().stream().filter(pick -> pick.thread().equals("init")).toList());
        int steps = 0;
        String why = "";
        int of = (int) schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).count();
        for (Schedule.Pick pick : schedule.picks()) {
            if (pick.thread().equals("init")) {
                continue;
            }
            if (!walk.options().contains(pick)) {
                why = !walk.live().contains(pick.thread()) ? pick.thread() + " has ended"
                        : walk.options().stream().anyMatch(option -> option.thread().equals(pick.thread())) ? pick.thread() + " has other choices"
                        : pick.thread() + " waits in " + walk.functionOf(pick.thread()) + ", line " + walk.lineOf(pick.thread());
                break;
            }
            walk.take(pick);
            steps++;
        }
        walk.runOn(RUN_ON);
        return new Followed(new DrivenRun(program, walk.finish()), steps, of, why);
    }

    /** The row after which the two variants part; the last one if they do not. */
    public int partingRow() {
        int rows = run.trace().size();
        return why.isEmpty() || steps >= run.run().steps().size() ? rows - 1 : Math.max(0, run.run().steps().get(steps).firstRow() - 1);
    }

    /** What is looked at, for people. */
    public String words() {
        return why.isEmpty() ? "the other's failing schedule, all " + of + " steps of it, and on to the end"
                : "the other's failing schedule, " + steps + " of its " + of + " steps: then " + why + "; from there on to the end";
    }
}

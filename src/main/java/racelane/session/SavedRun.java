package racelane.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.scenario.ReuseMode;
import racelane.scenario.ScenarioException;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.trace.Simulation;

/** A simulated run that was saved as a trace and opened again: what it takes to drive on from one of its steps. Pure functions. */
public final class SavedRun {
    private SavedRun() {}

    /**
     * The variant that a saved run is of.
     *
     * @param as the scenario as it is now, with the patch that the run was made with
     * @throws IllegalArgumentException with one line for people if it is not the scenario of that run any more
     */
    public static Variant variant(Simulation run, Variant as) throws ScenarioException {
        String name = as.name();
        if (!isOf(run, as)) {
            throw new IllegalArgumentException(name + " has changed since this run was saved: its text has the digest " + brief(as.program().digest) + ", the run's had " + brief(run.digest())
                    + ": bring the old file back, or explore the new one");
        }
        if (ReuseMode.of(run.reuse()) != as.program().reuse) {
            throw new IllegalArgumentException("this run was made with --reuse " + run.reuse() + ", and " + name + " has " + as.program().reuse.word()
                    + ": the window drives with the file's own; write reuse " + run.reuse() + "; into a copy of the file");
        }
        return as.with(values(run.set()));
    }

    /** Whether the text of a scenario, and of its patch, is that of a saved run. */
    public static boolean isOf(Simulation run, Variant as) {
        return as.program().digest.equals(run.digest());
    }

    private static String brief(String digest) {
        return digest.isEmpty() ? "no digest" : digest.substring(0, Math.min(12, digest.length()));
    }

    private static Map<String, Long> values(String set) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String one : set.split(" ")) {
            int equals = one.indexOf('=');
            if (!one.isEmpty()) {
                if (equals < 1 || !one.substring(equals + 1).matches("-?\\d{1,18}")) {
                    throw new IllegalArgumentException("'" + one + "' in the header of this run is no config: expected NAME=NUMBER; was the file edited?");
                }
                values.put(one.substring(0, equals), Long.parseLong(one.substring(equals + 1)));
            }
        }
        return values;
    }

    /**
     * The schedule up to the step that an event of the run belongs to. A simulated trace's clock counts steps.
     *
     * @throws IllegalArgumentException if the run's schedule is none
     */
    public static Schedule scheduleTo(Simulation run, long timeNs) {
        List<Schedule.Pick> picks = Schedule.parse(run.schedule()).picks();
        int inits = (int) picks.stream().filter(pick -> pick.thread().equals("init")).count();
        long steps = Math.max(0, timeNs / Run.STEP_NS);
        return new Schedule(picks.subList(0, (int) Math.min(picks.size(), inits + steps)));
    }
}

package racelane.explore;

import java.util.List;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/** Sees what a search sees, for questions that are not "does it fail". */
interface Observer {
    /**
     * A step, or the end of a run, found something.
     *
     * @param path the steps from the state after init to it, asked for only if wanted
     * @return whether the search is to go on where it would end
     */
    boolean found(List<Finding> findings, Finding ending, java.util.function.Supplier<Schedule> path);

    /** Nobody can go on in this state. */
    default void terminal(MachineState state) {}
}

package racelane.compare;

import java.util.List;
import java.util.Map;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.Schedule;

/**
 * What came of following a capture in a model.
 *
 * @param program    the model, compiled for the settings that were used
 * @param reuse      how its memory is handed out
 * @param changed    settings that the search chose itself, by name; the others are the scenario's own or were given
 * @param leftOut    counts that were left out since the model moves them otherwise: the event at which it does
 * @param stretch    the part of the capture
 * @param events     events that the model had to do
 * @param done       how many of them it did, in order
 * @param schedule   the model's steps that do them, init's choices first
 * @param met        which events were done by which thread at which step, in order; events that the model need not do are not among them
 * @param players    which thread of the model played which lane, in order of the lanes' first events
 * @param objects    which address of the capture was which of the model's objects at the end
 * @param passedOver calls and locks of the stretch that the model does not know, how often each
 * @param begunBefore events of calls that were open already when the stretch began
 * @param forbidden  the event that could not be done, or null
 * @param stoppedBy  the limit that ended the search before everything had been tried, or null
 * @param states     different states looked at
 */
public record Followed(Program program, ReuseMode reuse, Map<String, Long> changed, Map<String, Forbidden> leftOut, Stretch stretch, int events, int done, Schedule schedule,
        List<Met> met, List<Player> players, List<Bound> objects, Map<String, Integer> passedOver, int begunBefore, Forbidden forbidden, String stoppedBy, long states) {
    /**
     * A lane and the thread that played it.
     *
     * @param lane   index of the lane
     * @param thread name of the thread
     */
    public record Player(int lane, String thread) {}

    /**
     * An event that was done.
     *
     * @param row    its row in the capture
     * @param lane   its lane
     * @param kind   what it is, or null for one that {@link TraceStep} has no word for
     * @param name   function or lock
     * @param thread the model's thread
     * @param step   number of the model's step after which it is done, from 0; -1 before the first
     */
    public record Met(int row, int lane, TraceStep.Kind kind, String name, String thread, int step) {}

    /**
     * An address and what it is in the model.
     *
     * @param address the capture's
     * @param object  type, or name of a global
     * @param count   name of its count, or null
     * @param value   the count's value in the model, or null
     */
    public record Bound(long address, String object, String count, Integer value) {}

    /**
     * An event that the model forbids, or did not get to.
     *
     * @param row     its row in the capture
     * @param lane    its lane
     * @param event   what it is, in a few words
     * @param thread  the model's thread that would have had to do it, or null
     * @param why     what forbids it
     * @param instead what that thread does instead, or null
     * @param line    the line of the scenario in front of which it stands, or 0
     * @param lock    the lock that forbids it, or null
     * @param owner   who holds that lock, or null
     * @param moved   for a count that differs: who moved it in the capture by a function that the model has not got, or null
     * @param others  why other ways of getting there did not help, at most a few
     */
    public record Forbidden(int row, int lane, String event, String thread, String why, String instead, int line, String lock, String owner, Moved moved, List<String> others) {}

    /**
     * A move of a count.
     *
     * @param row      entry of the operation
     * @param lane     its lane
     * @param function its function
     */
    public record Moved(int row, int lane, String function) {}

    /** The row of the event that could not be done; beyond every row if all were. */
    int reachedRow() {
        return reached() ? Integer.MAX_VALUE : forbidden.row();
    }

    /** Whether every event was done. */
    public boolean reached() {
        return forbidden == null;
    }
}

package racelane.session;

import java.util.List;
import racelane.sim.Schedule;
import racelane.sim.Walk;

/**
 * One thread of a scenario as a drive stands, and what it can do next.
 *
 * @param number   from 1, in the order of the source; the same for the whole drive
 * @param thread   its name in schedules
 * @param state    whether it can go on
 * @param line     of the source in front of which it stands; 0 where it has nothing to run
 * @param function in which it stands; empty where it has nothing to run
 * @param choices  what can be picked, in order; empty unless it is ready
 */
public record Turn(int number, String thread, State state, int line, String function, List<Choice> choices) {
    /** Whether a thread can go on. */
    public enum State {
        READY("ready"), WAITS("waits"), ENDED("has ended"), NOT_RUNNING("is not running");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One possible step. */
    public record Choice(Schedule.Pick pick, Walk.Preview next) {}

    public Turn {
        choices = List.copyOf(choices);
    }
}

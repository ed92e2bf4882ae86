package racelane.explore;

import java.util.List;
import racelane.sim.Finding;
import racelane.sim.Schedule;

/**
 * What a search came to.
 *
 * @param states      different states met
 * @param transitions steps done from them
 * @param depth       longest run looked at, in steps
 * @param failure     the finding that failed a run, or null
 * @param schedule    how to get there, init's choices first; null without a failure
 * @param stoppedBy   the limit that ended the search before everything was looked at, or null
 */
record Search(long states, long transitions, int depth, Finding failure, Schedule schedule, String stoppedBy) {
    static Schedule schedule(Initials.Initial from, List<Schedule.Pick> picks) {
        java.util.ArrayList<Schedule.Pick> all = new java.util.ArrayList<>();
        from.choices().forEach(choices -> all.add(Schedule.Pick.of("init", choices)));
        all.addAll(picks);
        return new Schedule(all);
    }
}

package racelane.sim;

import java.util.ArrayList;
import java.util.List;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;

/** Tries steps that nobody has taken: which there are, and what one would do. Leaves the run it looks ahead of as it is. */
final class Scout {
    private final Machine machine;
    private final TraceRecorder recorder;

    Scout(Program program, ReuseMode reuse) {
        machine = new Machine(program, reuse);
        recorder = new TraceRecorder(machine.core);
    }

    /** What a thread can be picked for in a state, in order of choices; empty if it cannot go on. */
    List<Schedule.Pick> options(MachineState state, int thread) {
        List<Schedule.Pick> options = new ArrayList<>();
        if (!state.isLive(thread)) {
            return options;
        }
        boolean can = machine.step(state, thread);
        while (true) {
            if (can) {
                options.add(Schedule.Pick.of(machine.name(thread), machine.choices()));
            }
            if (!machine.nextChoices()) {
                return options;
            }
            can = machine.again(state, thread);
        }
    }

    /** The lowest-numbered thread that can go on, with its first choices; null if none can. */
    Schedule.Pick first(MachineState state) {
        for (int thread = 0; thread < state.threadCount(); thread++) {
            List<Schedule.Pick> options = options(state, thread);
            if (!options.isEmpty()) {
                return options.get(0);
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if the pick cannot be done in this state */
    Walk.Preview preview(MachineState state, int thread, Schedule.Pick pick) {
        recorder.nextStep();
        machine.core.witness = recorder;
        try {
            if (!machine.step(state, thread, pick.choiceArray())) {
                throw new IllegalArgumentException(pick + " cannot go on here");
            }
            return new Walk.Preview(recorder.summary() == null ? "runs" : recorder.summary(), List.copyOf(machine.findings()));
        } finally {
            machine.core.witness = null;
        }
    }
}

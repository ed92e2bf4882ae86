package racelane.sim;

import java.util.ArrayList;
import java.util.List;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Value;

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

    /**
     * @param lives names of the objects of the run that is looked ahead of
     * @throws IllegalArgumentException if the pick cannot be done in this state
     */
    Walk.Preview preview(MachineState state, int thread, Schedule.Pick pick, Lives lives) {
        recorder.nextStep();
        Allocated allocated = new Allocated(recorder);
        machine.core.witness = allocated;
        try {
            if (!machine.step(state, thread, pick.choiceArray())) {
                throw new IllegalArgumentException(pick + " cannot go on here");
            }
            return new Walk.Preview(recorder.summary() == null ? "runs" : recorder.summary(), List.copyOf(machine.findings()), memory(state, allocated.pointer, lives));
        } finally {
            machine.core.witness = null;
        }
    }

    private static String memory(MachineState before, long allocated, Lives lives) {
        if (allocated == 0) {
            return "";
        }
        int slot = Value.slot(allocated);
        boolean reused = FreeSlots.listings(before.free, slot) > 0;
        long meta = reused ? before.slots[slot][0] : 0;
        return reused ? "where " + lives.name(slot, MachineState.life(meta), MachineState.type(meta)) + (MachineState.alive(meta) ? " lives" : " was") : "fresh memory";
    }

    /** Sees what the step allocates first, and tells the recorder all that it is told. */
    private static final class Allocated implements Witness {
        private final TraceRecorder recorder;
        private long pointer;

        Allocated(TraceRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void saw(Deed deed, int pc, long what, long before, long after, String text) {
            if (deed == Deed.ALLOC && pointer == 0) {
                pointer = what;
            }
            recorder.saw(deed, pc, what, before, after, text);
        }

        @Override
        public void found(Finding finding) {
            recorder.found(finding);
        }
    }
}

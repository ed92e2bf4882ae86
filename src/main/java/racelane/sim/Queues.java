package racelane.sim;

import java.util.HashSet;
import java.util.Set;

/** Who stands in front of a lock that is taken: the trace is told once for each wait. */
final class Queues {
    private final Machine machine;
    private final TraceRecorder recorder;
    private final Set<Integer> told = new HashSet<>();

    Queues(Machine machine, TraceRecorder recorder) {
        this.machine = machine;
        this.recorder = recorder;
    }

    /** A thread has done a step, and waits no more; whoever waits in the state after it, and was not told, is. */
    void stepped(MachineState state, int thread) {
        told.remove(thread);
        machine.core.s = state;
        for (int waiting = 0; waiting < state.threadCount(); waiting++) {
            long lock = state.isLive(waiting) ? machine.ending().taken(state, waiting) : 0;
            if (lock != 0 && told.add(waiting)) {
                recorder.asks(waiting, lock, MachineState.pc(state.threads[waiting]));
            }
        }
    }
}

package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.sim.Canon;
import racelane.sim.Machine;
import racelane.sim.MachineState;

/** When states are equal. */
final class CanonTest {
    /** Like threads change places from state to state; a lock's owner has to be written down by the places of its own state. */
    @Test
    void anEncodingDependsOnTheStateAlone() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Program program = Outcomes.compile(RandomProgramsTest.program(new SplittableRandom(seed)));
            Machine machine = new Machine(program, program.reuse);
            Canon used = new Canon(program, program.reuse, true);
            Deque<MachineState> open = new ArrayDeque<>();
            Initials.of(machine).forEach(initial -> open.add(initial.state()));
            for (int i = 0; i < 400 && !open.isEmpty(); i++) {
                MachineState state = open.poll();
                assertArrayEquals(new Canon(program, program.reuse, true).encoding(state), used.encoding(state), "seed " + seed);
                for (int thread = 0; thread < state.threadCount(); thread++) {
                    if (state.isLive(thread) && machine.step(state, thread)) {
                        open.add(machine.result());
                    }
                }
            }
        }
    }
}

package racelane.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Canon;
import racelane.sim.Machine;
import racelane.sim.MachineState;

/**
 * The parts of a search, on the twin of race.pml: a step of the machine, a fingerprint, whole searches. Each method's
 * unit is one of what it is named after: a step, a state, a search.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ExplorerBenchmark {
    private static final int STATES = 1024;
    private Machine machine;
    private Canon canon;
    private Program correct;
    private Program buggy;
    private MachineState[] states;
    private int[] threads;

    /** Compiles the twin, and collects states with a thread that can go on, in breadth. */
    @Setup
    public void collect() throws IOException, ScenarioException {
        String source = Files.readString(Path.of("src/test/resources/explore/race-twin.race"));
        correct = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 2L, "OPENERS", 2L, "READERS", 2L));
        buggy = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 3L, "OPENERS", 2L, "READERS", 2L, "BUGGY", 1L));
        machine = new Machine(correct, correct.reuse);
        canon = new Canon(correct, correct.reuse, true);
        states = new MachineState[STATES];
        threads = new int[STATES];
        List<MachineState> open = new ArrayList<>();
        Initials.of(machine).forEach(initial -> open.add(initial.state()));
        int found = 0;
        for (int at = 0; found < STATES; at++) {
            MachineState state = open.get(at);
            for (int thread = 0; thread < state.threadCount(); thread++) {
                if (state.isLive(thread) && machine.step(state, thread)) {
                    open.add(machine.result());
                    if (found < STATES) {
                        states[found] = state;
                        threads[found++] = thread;
                    }
                }
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public long step() {
        long done = 0;
        for (int i = 0; i < STATES; i++) {
            done += machine.step(states[i], threads[i]) ? 1 : 0;
        }
        return done;
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public long fingerprint() {
        long sum = 0;
        for (int i = 0; i < STATES; i++) {
            canon.fingerprint(states[i]);
            sum += canon.high();
        }
        return sum;
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Verdict searchReduced() {
        return new Explorer(correct, Options.standard(), Limits.standard(), System::nanoTime).explore();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Verdict searchPlain() {
        return new Explorer(correct, Options.standard().asPlain(), Limits.standard(), System::nanoTime).explore();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Verdict firstFailure() {
        return new Explorer(buggy, Options.standard(), Limits.standard(), System::nanoTime).explore();
    }
}

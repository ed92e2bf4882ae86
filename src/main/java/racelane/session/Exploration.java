package racelane.session;

import java.util.function.BooleanSupplier;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Progress;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** One search through a scenario's interleavings, for background work: tells how far it is, and can be stopped. */
public final class Exploration {
    private final Program program;
    private final Options options;
    private final Limits limits;
    private final Ticker ticker;
    private final Workers workers;

    /** @param workers whose cores a large search is spread over; what comes out does not depend on how many they are */
    public Exploration(Program program, Options options, Limits limits, Ticker ticker, Workers workers) {
        this.program = program;
        this.options = options;
        this.limits = limits;
        this.ticker = ticker;
        this.workers = workers;
    }

    /**
     * Searches; the calling thread waits, and is the one that is told.
     *
     * @param stopped  asked each time progress is told; once true, the search ends with what was found by then
     * @param progress told about every tenth of a second
     * @throws racelane.sim.ProgramError if the program does what the language does not have
     */
    public Verdict run(BooleanSupplier stopped, Progress progress) {
        Explorer explorer = new Explorer(program, options, limits, ticker).on(workers);
        explorer.telling((states, depth, seconds) -> {
            if (stopped.getAsBoolean()) {
                explorer.cancel();
            } else {
                progress.reached(states, depth, seconds);
            }
        });
        return explorer.explore();
    }
}

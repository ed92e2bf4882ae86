package racelane.session;

import java.util.function.BooleanSupplier;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Progress;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.trace.Ticker;

/** One search through a scenario's interleavings, for background work: tells how far it is, and can be stopped. */
public final class Exploration {
    private final Program program;
    private final Options options;
    private final Limits limits;
    private final Ticker ticker;

    public Exploration(Program program, Options options, Limits limits, Ticker ticker) {
        this.program = program;
        this.options = options;
        this.limits = limits;
        this.ticker = ticker;
    }

    /**
     * Searches on the calling thread.
     *
     * @param stopped  asked each time progress is told; once true, the search ends with what was found by then
     * @param progress told about every tenth of a second
     * @throws racelane.sim.ProgramError if the program does what the language does not have
     */
    public Verdict run(BooleanSupplier stopped, Progress progress) {
        Explorer explorer = new Explorer(program, options, limits, ticker);
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

package racelane.ui;

import java.io.IOException;
import racelane.scenario.ScenarioException;
import racelane.scenario.SourceError;
import racelane.sim.BoundReached;
import racelane.sim.ProgramError;

/** Why a scenario cannot be shown, in one line for people. */
final class ScenarioFault {
    private ScenarioFault() {}

    static String reason(Throwable failure) {
        if (failure instanceof ScenarioException wrong) {
            SourceError first = wrong.errors().get(0);
            int more = wrong.errors().size() - 1;
            return first.file() + ":" + first.line() + ":" + first.column() + ": " + first.message()
                    + (more == 0 ? "" : " (and " + more + " more; the verb explore lists them all)");
        }
        return failure instanceof ProgramError || failure instanceof BoundReached || failure instanceof IllegalArgumentException || failure instanceof IOException
                ? failure.getMessage() : "the scenario cannot be shown (" + failure + "); this is a fault of the program, please report it";
    }
}

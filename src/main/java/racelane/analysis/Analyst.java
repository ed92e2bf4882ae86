package racelane.analysis;

import java.util.List;
import racelane.lens.Meanings;
import racelane.trace.Trace;

/** Runs the analyses in their order. */
final class Analyst {
    private Analyst() {}

    static Analysis analyse(Trace trace, Meanings meanings) {
        return new Analysis(trace, meanings, List.of(), List.of(), List.of(), new Calls(List.of()),
                new Locks(List.of(), List.of(), List.of()), ScheduleBuilder.of(trace, meanings), List.of(), trace.problems());
    }
}

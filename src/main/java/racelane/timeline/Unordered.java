package racelane.timeline;

import racelane.analysis.Analysis;
import racelane.lens.Word;
import racelane.trace.Trace;

/**
 * Which two events the trace cannot put in order: on different CPUs, closer than the clock can tell
 * (with a clock that is local to each CPU: however far apart), and tied by no lock, wakeup or object.
 */
final class Unordered {
    private final Analysis analysis;
    private final Trace trace;
    private final boolean localClock;

    Unordered(Analysis analysis) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.localClock = "local".equals(trace.facts().clock());
    }

    boolean between(int row, int next) {
        if (row < 0 || trace.facts().countsSteps() || trace.cpu(row) == trace.cpu(next) || trace.lane(row) == trace.lane(next)) {
            return false;
        }
        boolean close = localClock || trace.timeNs(next) - trace.timeNs(row) < Math.max(1, trace.facts().tickNs());
        return close && !tied(row, next);
    }

    private boolean tied(int row, int next) {
        int first = analysis.meanings().entryOf(row);
        int second = analysis.meanings().entryOf(next);
        if (first < 0) {
            return false;
        }
        if (analysis.meanings().word(first) == Word.WAKEUP) {
            return analysis.meanings().subject(first) == trace.laneOf(next).pid();
        }
        return second >= 0 && analysis.meanings().subject(first) != 0 && analysis.meanings().subject(first) == analysis.meanings().subject(second);
    }
}

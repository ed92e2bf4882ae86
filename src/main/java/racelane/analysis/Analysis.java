package racelane.analysis;

import java.util.List;
import racelane.lens.Lens;
import racelane.lens.Meanings;
import racelane.trace.Problem;
import racelane.trace.Trace;
import racelane.trace.Workers;

/**
 * Everything that follows from a trace and its lenses, computed once, immutable, shared freely.
 *
 * @param trace      the trace
 * @param meanings   what its events mean
 * @param objects    counted objects in order of first appearance
 * @param references who held what
 * @param operations gets, puts, inits and the like in order of entry
 * @param calls      what each lane was inside of
 * @param locks      who waited for and held what
 * @param schedule   who was on a CPU
 * @param findings   what went wrong, in order of their first rows
 * @param hypotheses what the values say of the lenses' hypotheses
 * @param problems   the trace's problems, and those met while its events were paired
 * @param index      finds objects by address and operations by row
 */
public record Analysis(Trace trace, Meanings meanings, List<CountedObject> objects, References references,
        List<Operation> operations, Calls calls, Locks locks, Schedule schedule, List<Finding> findings,
        List<HypothesisVerdict> hypotheses, List<Problem> problems, AnalysisIndex index) {

    /** Runs every analysis. Takes time in proportion to the trace: never on a thread that must not wait. */
    public static Analysis of(Trace trace, List<Lens> lenses) {
        return of(trace, lenses, Workers.direct());
    }

    /** The same, with cores for what can be done side by side. */
    public static Analysis of(Trace trace, List<Lens> lenses, Workers workers) {
        return Analyst.analyse(trace, Meanings.of(trace, lenses, workers));
    }

    Analysis with(List<Finding> found, List<HypothesisVerdict> verdicts) {
        return new Analysis(trace, meanings, objects, references, operations, calls, locks, schedule, found, verdicts, problems, index);
    }

    /** The state after a row, in time that grows with what is held at that moment, not with the trace. */
    public State stateAt(int row) {
        return StateAt.of(this, row);
    }

    /**
     * The stack recorded with an event, innermost first, without the frames on top that are not the task's
     * doing: the machinery that recorded it, and the trampolines that only have an address.
     */
    public List<String> stack(int row) {
        List<String> frames = trace.stack(row);
        int first = 0;
        while (first < frames.size() && (frames.get(first).startsWith("0x") || meanings.isMachinery(frames.get(first)))) {
            first++;
        }
        return first == frames.size() ? frames : frames.subList(first, frames.size());
    }

    /** The object that once had this address, or null. */
    public CountedObject object(long address) {
        return index.object(address);
    }

    /** The operation whose entry or return this row is, or null. */
    public Operation operationAt(int row) {
        return index.operationAt(row);
    }
}

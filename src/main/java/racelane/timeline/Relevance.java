package racelane.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.lens.Deed;

/**
 * Only what matters: the lanes and rows that touch a finding's object, the locks around its operations,
 * or what the finding rests on. A task that only waits for or holds such a lock while the story runs
 * matters too. What the scheduler and interrupts do to these tasks is folded: it touches none of them.
 */
public final class Relevance {
    private final Analysis analysis;
    private final Set<Integer> rows = new HashSet<>();
    private final Set<LaneKey> lanes = new LinkedHashSet<>();
    private final Set<Integer> threads = new LinkedHashSet<>();
    private final Set<Integer> locks = new HashSet<>();
    private final Set<Integer> story = new TreeSet<>();
    private final Set<Integer> storyThreads = new HashSet<>();
    private final Set<Integer> workers = new HashSet<>();
    private int firstRow = Integer.MAX_VALUE;
    private int lastRow = -1;
    private final SortedSet<Integer> counts = new TreeSet<>();
    private CountedObject object;
    /** The count that is meant: the finding's, else the one that rules the object's life. */
    private int count;

    private Relevance(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What matters for a finding. */
    public static Relevance of(Analysis analysis, Finding finding) {
        Relevance relevance = new Relevance(analysis);
        relevance.threads.add(finding.lane());
        for (Finding.Because because : finding.because()) {
            relevance.threads.add(because.lane());
            relevance.story(because.row());
            relevance.lockOf(because);
        }
        relevance.storyThreads.addAll(relevance.threads);
        // A finding is met again and again; its story is told once, at its first step.
        relevance.story(finding.row());
        finding.rows().forEach(relevance.rows::add);
        if (finding.object() != null) {
            relevance.counts(finding);
            analysis.findings().stream()
                    .filter(other -> other.object() == finding.object() && other.kind().equals("kernel-report") && relevance.counts.contains(other.count()))
                    .forEach(other -> relevance.rows.addAll(other.rows()));
        }
        relevance.around(finding.object());
        return relevance;
    }

    /** What matters for an object, over its whole history. */
    public static Relevance of(Analysis analysis, CountedObject object) {
        Relevance relevance = new Relevance(analysis);
        for (Operation operation : analysis.operations()) {
            if (operation.address() == object.address()) {
                relevance.threads.add(operation.lane());
                relevance.story(operation.entryRow());
                relevance.story(operation.endRow());
            }
        }
        IntStream.range(0, object.curves().size()).forEach(relevance.counts::add);
        relevance.around(object);
        return relevance;
    }

    /** The count that the finding is about, and those that its story moves: what happens to the object's others is another story. */
    private void counts(Finding finding) {
        count = finding.count();
        counts.add(count);
        for (int row : story) {
            Operation told = analysis.operationAt(row);
            if (told != null && told.address() == finding.object().address() && isCounting(told)) {
                counts.add(told.countIndex());
            }
        }
    }

    /** Whether it is for its count that an operation matters; births, removals and frees matter to all counts. */
    private static boolean isCounting(Operation operation) {
        return operation.deed() == Deed.GET || operation.deed() == Deed.PUT;
    }

    static boolean isOfAnotherCount(Operation operation, int count) {
        return isCounting(operation) && operation.countIndex() != count;
    }

    private boolean isApart(Operation operation) {
        return isCounting(operation) && !counts.contains(operation.countIndex());
    }

    /** What a finding rests on may be that somebody takes or waits for a lock. */
    private void lockOf(Finding.Because because) {
        for (LockSpan span : analysis.locks().ofLaneAt(because.lane(), because.row())) {
            if (span.requestRow() == because.row() || span.acquireRow() == because.row()) {
                locks.add(span.lock());
            }
        }
    }

    private void story(int row) {
        story.add(row);
        rows.add(row);
        firstRow = Math.min(firstRow, row);
        lastRow = Math.max(lastRow, row);
    }

    private void around(CountedObject of) {
        object = of;
        if (of != null) {
            operations(of);
            curves(of);
            lives(of);
            kin(of);
        }
        for (int lock : locks) {
            locks(lock);
        }
        threads.removeIf(lane -> lane < 0 || lane >= analysis.trace().lanes().size());
        threads.forEach(lane -> lanes.add(LaneKey.thread(lane)));
        rows.removeIf(row -> row < 0 || row >= analysis.trace().size());
    }

    /** Children of the object, or parents, that the story tells of: their counts and what is done to them while it runs. */
    private void kin(CountedObject of) {
        for (int row : List.copyOf(story)) {
            Operation told = analysis.operationAt(row);
            CountedObject kin = told == null || told.address() == of.address() ? null : analysis.object(told.address());
            if (kin == null || !lanes.add(LaneKey.object(kin.id(), 0))) {
                continue;
            }
            for (Operation operation : analysis.operations()) {
                if (operation.address() == kin.address() && operation.entryRow() <= lastRow && operation.endRow() >= firstRow) {
                    threads.add(operation.lane());
                    rows.add(operation.entryRow());
                    rows.add(operation.endRow());
                }
            }
        }
    }

    private void operations(CountedObject of) {
        for (Operation operation : analysis.operations()) {
            if (operation.address() != of.address() || isApart(operation)) {
                continue;
            }
            if (operation.entryRow() <= lastRow && operation.endRow() >= firstRow) {
                threads.add(operation.lane());
            }
            workers.add(operation.lane());
            rows.add(operation.entryRow());
            rows.add(operation.endRow());
            for (CallSpan around : analysis.calls().stackAt(operation.lane(), operation.entryRow())) {
                rows.add(around.fromRow());
                rows.add(around.toRow());
            }
            for (LockSpan span : analysis.locks().ofLane(operation.lane())) {
                if (span.fromRow() <= operation.endRow() && (span.releaseRow() < 0 || span.releaseRow() >= operation.entryRow())) {
                    locks.add(span.lock());
                }
            }
        }
    }

    private void curves(CountedObject of) {
        for (int count : counts) {
            RefcountCurve curve = of.curves().get(count);
            if (curve.size() > 0) {
                lanes.add(LaneKey.object(of.id(), count));
            }
            for (int point = 0; point < curve.size(); point++) {
                rows.add(curve.row(point));
            }
        }
    }

    private void lives(CountedObject of) {
        for (Life life : of.lives()) {
            for (int row : new int[] {life.bornRow(), life.initEndRow(), life.releasedRow(), life.removedRow(), life.freeFromRow(),
                life.freeToRow()}) {
                rows.add(row);
            }
        }
    }

    private void locks(int lock) {
        for (LockSpan span : analysis.locks().ofLock(lock)) {
            int until = span.releaseRow() >= 0 ? span.releaseRow() : analysis.trace().size();
            if (span.fromRow() <= lastRow && until >= firstRow) {
                threads.add(span.lane());
            }
            rows.add(span.requestRow());
            rows.add(span.acquireRow());
            rows.add(span.releaseRow());
        }
    }

    /** The few rows that tell the story: what it rests on, each change of the count while it runs, and the locks its threads got. */
    public RowSet story() {
        Set<Integer> told = new HashSet<>(story);
        if (object != null) {
            // Of several counts the one that is meant: the others would tell stories of their own.
            RefcountCurve curve = object.curves().get(count);
            for (int point = Math.max(0, curve.pointAt(firstRow - 1) + 1); point < curve.size() && curve.row(point) <= lastRow; point++) {
                told.add(curve.row(point));
            }
        }
        for (int lock : locks) {
            for (LockSpan span : analysis.locks().ofLock(lock)) {
                boolean named = !analysis.locks().locks().get(lock).name().startsWith("0x");
                if (named && span.acquireRow() > firstRow && span.acquireRow() < lastRow && storyThreads.contains(span.lane()) && isWork(span)) {
                    told.add(span.acquireRow());
                }
            }
        }
        RowSet shown = rows();
        return RowSet.of(analysis.trace().size(), row -> told.contains(row) && shown.contains(row));
    }

    /** Whether the object is worked on under the lock. */
    private boolean isWork(LockSpan span) {
        int until = span.releaseRow() < 0 ? analysis.trace().size() : span.releaseRow();
        for (int row : story) {
            Operation operation = analysis.operationAt(row);
            if (operation != null && operation.lane() == span.lane() && operation.entryRow() <= until && operation.endRow() >= span.acquireRow()) {
                return true;
            }
        }
        return false;
    }

    /** The object it is about, or null. */
    public CountedObject object() {
        return object;
    }

    /** Whether a row lies in the story or shortly after it. */
    boolean isNear(int row) {
        return row >= firstRow && row <= lastRow + (lastRow - firstRow) / 8 + 8;
    }

    /** Whether a thread ever works on the object. */
    boolean worksOn(int lane) {
        return workers.contains(lane);
    }

    /** Lanes that matter: the object's counts, then threads, those of the finding's story first. */
    public List<LaneKey> lanes() {
        return new ArrayList<>(lanes);
    }

    /** Whether a lock matters, by its position in the analysis' locks. */
    boolean isOf(int lock) {
        return locks.contains(lock);
    }

    /** The rows that matter on the lanes that matter. */
    public RowSet rows() {
        long[] bits = new long[(analysis.trace().size() + 63) >>> 6];
        for (int row : rows) {
            if (threads.contains(analysis.trace().lane(row))) {
                bits[row >>> 6] |= 1L << row;
            }
        }
        return RowSet.ofBits(analysis.trace().size(), bits);
    }

    /** First row of the story: of the earliest event it rests on. */
    public int firstRow() {
        return Math.max(0, Math.min(firstRow, analysis.trace().size() - 1));
    }

    /** Last row of the story. */
    public int lastRow() {
        return Math.max(0, Math.min(lastRow, analysis.trace().size() - 1));
    }
}

package racelane.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.lens.Deed;
import racelane.lens.Word;
import racelane.trace.Trace;

/**
 * The interleaving of a view, row by row: shown events, and a row for each stretch that is folded. Rows
 * are made when asked for, so that ten million cost nothing; built in time that grows with what is shown.
 */
public final class InterleavingTable {
    private final Timeline timeline;
    private final Analysis analysis;
    private final Trace trace;
    private final RowSet rows;
    /** Slots in front of which something is folded. */
    private final RowSet folds;
    private final List<Integer> columns;
    private final Map<Integer, Integer> columnOf = new HashMap<>();
    /** Events that say less than what is concluded from them: inferred ones, and frees of a block that holds the object. */
    private final Map<Integer, Finding.Because> told = new HashMap<>();
    private final Map<Integer, List<Integer>> findings = new HashMap<>();
    private final LaneKey countLane;
    private final CountedObject object;
    private final RefcountCurve curve;
    private final Unordered unordered;

    private InterleavingTable(Timeline timeline, ViewState view, RowSet rows) {
        this.timeline = timeline;
        this.analysis = timeline.analysis();
        this.trace = timeline.trace();
        this.rows = rows;
        this.folds = rows.isAll() ? RowSet.of(rows.count(), slot -> false) : RowSet.of(rows.count(), slot -> rows.leftOutBefore(slot) > 0);
        this.columns = timeline.lanes(view).stream().filter(LaneKey::isThread).map(LaneKey::id).toList();
        for (int column = 0; column < columns.size(); column++) {
            columnOf.put(columns.get(column), column);
        }
        this.countLane = timeline.countLane(view);
        this.object = countLane == null ? null : analysis.objects().get(countLane.id());
        this.curve = object == null ? null : object.curves().get(countLane.count());
        this.unordered = new Unordered(analysis);
        findings(view);
    }

    /** The table of a view. It does not depend on the view's span or cursor: keep it while rows and lanes stay the same. */
    public static InterleavingTable of(Timeline timeline, ViewState view) {
        return new InterleavingTable(timeline, view, timeline.rows(view));
    }

    /** The table of the few rows that tell a finding's story, and the cursor's; of all rows shown where no finding is in focus. */
    public static InterleavingTable story(Timeline timeline, ViewState view) {
        Relevance relevance = timeline.shown(view).relevance();
        if (relevance == null || view.about() < 0) {
            return of(timeline, view);
        }
        RowSet story = relevance.story();
        RowSet rows = RowSet.of(story.size(), row -> story.contains(row) || row == view.cursorRow());
        return new InterleavingTable(timeline, view, rows);
    }

    private void findings(ViewState view) {
        List<Finding> all = analysis.findings();
        for (int i = 0; i < all.size(); i++) {
            findings.computeIfAbsent(all.get(i).row(), key -> new ArrayList<>()).add(i);
        }
        int about = view.onlyWhatMatters() ? view.about() : view.selection().finding();
        if (about >= 0 && about < all.size()) {
            all.get(about).because().stream().filter(because -> because.inferred() || isFree(because.row()))
                    .forEach(because -> told.put(because.row(), because));
        }
    }

    private boolean isFree(int row) {
        int entry = analysis.meanings().entryOf(row);
        Operation operation = timeline.words().operation(row);
        return entry >= 0 && analysis.meanings().word(entry) == Word.FREE || operation != null && operation.deed() == Deed.FREE;
    }

    /** Number of rows, folds included. */
    public int size() {
        return rows.count() + folds.count();
    }

    /** How many of the rows are folds. */
    int folds() {
        return folds.count();
    }

    /** Lanes of the threads that have a column, in order. */
    public List<Integer> columns() {
        return columns;
    }

    /** The count in the margin: its name, or empty if no object is meant. */
    public String countName() {
        return curve == null ? "" : curve.name();
    }

    /** The object whose count stands in the margin, or null. */
    public CountedObject object() {
        return object;
    }

    /** Index of the table's row that shows a row of the trace; of the fold that hides it, if it is folded. */
    public int indexOf(int row) {
        int slot = rows.rank(row);
        return Math.max(0, Math.min(size() - 1, slot + folds.rank(rows.contains(row) ? slot + 1 : slot)));
    }

    /** The row of the table at an index from 0. */
    public TableRow get(int index) {
        int slot = slot(index);
        boolean folded = folds.contains(slot);
        boolean isFold = folded && index == slot + folds.rank(slot);
        return isFold ? TableRow.fold(slot == 0 ? 0 : rows.row(slot - 1) + 1, rows.leftOutBefore(slot)) : event(slot);
    }

    /** The slot of the event at an index, or behind the fold at it. */
    private int slot(int index) {
        int low = 0;
        int high = rows.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (middle + folds.rank(middle + 1) < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private TableRow event(int slot) {
        int row = rows.row(slot);
        int lane = trace.lane(row);
        Finding.Because because = told.get(row);
        boolean inferred = because != null && because.inferred();
        String text = because != null ? because.text() : timeline.words().of(row, object);
        CountAt count = CountAt.of(analysis, object, curve, row);
        boolean unknown = slot > 0 && unordered.between(rows.row(slot - 1), row);
        return new TableRow(row, 0, (inferred ? "~" : "") + trace.step(row), Times.fraction(trace.timeNs(row), trace.facts().tickNs()),
                count.text(), count.moved(), count.alarm(), columnOf.getOrDefault(lane, -1), lane, depth(lane, row), text, inferred,
                unknown, findings.getOrDefault(row, List.of()), found(row));
    }

    private String found(int row) {
        return findings.getOrDefault(row, List.of()).stream().map(index -> title(analysis.findings().get(index))).distinct().collect(Collectors.joining(", "));
    }

    /** What a finding is called beside this table: its count is named where it is not the one in the margin. */
    public String title(Finding finding) {
        return countLane != null && countLane.equals(timeline.laneOf(finding)) ? finding.kind().replace('-', ' ') : finding.title();
    }

    /** Calls around the event; of an entry or a return the calls around that call. */
    private int depth(int lane, int row) {
        List<CallSpan> stack = analysis.calls().stackAt(lane, row);
        int depth = stack.size();
        return depth > 0 && stack.get(depth - 1).fromRow() == row ? depth - 1 : depth;
    }
}

package racelane.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.trace.Trace;

/**
 * Works out which lanes and rows a view shows, in time proportional to the trace where the lanes that are shown change.
 * Keeps the last few answers: views change far more often than this, and while a new one is worked out the old one is
 * still painted.
 */
final class ShownLanes {
    /** The present view, the one being worked out, and those that a person goes back and forth between. */
    private static final int KEPT = 4;

    private final Analysis analysis;
    private final ThreadInks inks;
    private final Recent<Choice, Shown> shown = new Recent<>(KEPT);
    private final Recent<Matter, Relevance> relevances = new Recent<>(KEPT);
    private final Recent<RowsChoice, RowSet> rowSets = new Recent<>(KEPT);
    private final Map<Integer, LockStack> locks = new ConcurrentHashMap<>();

    /** What decides what matters: a finding, or an object (-1 for none). */
    private record Matter(int about, int object) {}

    /** The choices that decide, and nothing else of the view. */
    private record Choice(List<LaneKey> lanes, Set<LaneKey> hidden, Set<LaneKey> pinned, Set<LaneKey> opened, boolean only, Matter matter) {}

    /** Which rows are shown does not depend on the order of lanes, nor on pins where everything is shown. */
    private record RowsChoice(Set<LaneKey> lanes, Set<LaneKey> pinned, Matter matter) {}

    ShownLanes(Analysis analysis, ThreadInks inks) {
        this.analysis = analysis;
        this.inks = inks;
    }

    /** Whether the answer is there: then it costs nothing. */
    boolean knows(ViewState view) {
        return shown.knows(choice(view));
    }

    Shown of(ViewState view) {
        return shown.get(choice(view), this::work);
    }

    private static Choice choice(ViewState view) {
        LaneKey selected = view.selection().lane();
        int object = view.onlyWhatMatters() && view.about() < 0 && selected != null && selected.isObject() ? selected.id() : -1;
        return new Choice(view.lanes(), view.hidden(), view.pinned(), view.opened(), view.onlyWhatMatters(), new Matter(view.about(), object));
    }

    private Shown work(Choice choice) {
        Relevance relevance = choice.only() ? relevances.get(choice.matter(), this::relevance) : null;
        Set<LaneKey> lanes = new LinkedHashSet<>();
        choice.lanes().stream().filter(choice.pinned()::contains).forEach(lanes::add);
        lanes.removeAll(choice.hidden());
        int pinned = lanes.size();
        List<LaneKey> order = relevance == null ? choice.lanes() : ordered(choice.lanes(), relevance);
        order.stream().filter(lane -> !choice.hidden().contains(lane)).forEach(lanes::add);
        RowsChoice rowsChoice = new RowsChoice(Set.copyOf(lanes), relevance == null ? Set.of() : choice.pinned(), relevance == null ? null : choice.matter());
        RowSet rows = rowSets.get(rowsChoice, key -> rows(lanes, relevance, choice));
        List<LaneKey> list = List.copyOf(lanes);
        return new Shown(list, pinned, rows, relevance, LaneLayout.of(analysis, list, pinned, key -> needs(key, choice, relevance), inks, relevance));
    }

    /** What a thread's lane needs rows for. */
    private ThreadRows needs(LaneKey key, Choice choice, Relevance relevance) {
        int lane = key.id();
        int deepest = relevance == null ? analysis.calls().deepest(lane) : analysis.calls().deepest(lane, relevance.firstRow(), relevance.lastRow());
        LockStack stack = relevance == null ? locks.computeIfAbsent(lane, one -> LockStack.of(analysis, one, null)) : LockStack.of(analysis, lane, relevance);
        boolean flags = analysis.findings().stream().anyMatch(finding -> LaneLayout.isFlag(finding, lane) && (relevance == null || relevance.isNear(finding.row())));
        return ThreadRows.of(deepest, flags, stack, choice.opened().contains(key));
    }

    private Relevance relevance(Matter matter) {
        if (matter.about() >= 0 && matter.about() < analysis.findings().size()) {
            return Relevance.of(analysis, analysis.findings().get(matter.about()));
        }
        return matter.object() < 0 ? null : Relevance.of(analysis, analysis.objects().get(matter.object()));
    }

    /** The lanes that matter, in the person's order, but its object's before those of its kin. */
    private static List<LaneKey> ordered(List<LaneKey> all, Relevance relevance) {
        Set<LaneKey> matter = new LinkedHashSet<>(relevance.lanes());
        List<LaneKey> ordered = new ArrayList<>(all);
        ordered.retainAll(matter);
        CountedObject object = relevance.object();
        if (object != null) {
            List<LaneKey> own = ordered.stream().filter(lane -> lane.isObject() && lane.id() == object.id()).toList();
            ordered.removeAll(own);
            ordered.addAll(0, own);
        }
        return ordered;
    }

    private RowSet rows(Set<LaneKey> lanes, Relevance relevance, Choice choice) {
        Trace trace = analysis.trace();
        boolean[] threads = new boolean[trace.lanes().size()];
        int shownThreads = 0;
        for (LaneKey lane : lanes) {
            if (lane.isThread()) {
                threads[lane.id()] = true;
                shownThreads++;
            }
        }
        if (relevance == null && shownThreads == threads.length) {
            return RowSet.all(trace.size());
        }
        long[] bits = relevance == null ? ofThreads(threads) : matter(threads, relevance, choice);
        lanes.stream().filter(LaneKey::isObject).forEach(lane -> addObject(bits, lane));
        return RowSet.ofBits(trace.size(), bits);
    }

    /** All rows of these threads: set for those, or cleared for the others, whichever have fewer events. */
    private long[] ofThreads(boolean[] threads) {
        Trace trace = analysis.trace();
        long events = 0;
        for (int lane = 0; lane < threads.length; lane++) {
            events += threads[lane] ? trace.countOf(lane) : 0;
        }
        boolean set = events <= trace.size() / 2;
        long[] bits = new long[(trace.size() + 63) >>> 6];
        if (!set) {
            Arrays.fill(bits, -1L);
            if ((trace.size() & 63) != 0) {
                bits[bits.length - 1] = (1L << trace.size()) - 1;
            }
        }
        for (int lane = 0; lane < threads.length; lane++) {
            for (int position = 0; threads[lane] == set && position < trace.countOf(lane); position++) {
                int row = trace.rowOf(lane, position);
                bits[row >>> 6] ^= 1L << row;
            }
        }
        return bits;
    }

    private long[] matter(boolean[] threads, Relevance relevance, Choice choice) {
        Trace trace = analysis.trace();
        RowSet matter = relevance.rows();
        long[] bits = new long[(trace.size() + 63) >>> 6];
        for (int slot = 0; slot < matter.count(); slot++) {
            int row = matter.row(slot);
            if (threads[trace.lane(row)]) {
                set(bits, row);
            }
        }
        for (LaneKey pinned : choice.pinned()) {
            for (int position = 0; pinned.isThread() && threads[pinned.id()] && position < trace.countOf(pinned.id()); position++) {
                set(bits, trace.rowOf(pinned.id(), position));
            }
        }
        return bits;
    }

    /** A count's lane shows the object's operations, whoever did them, but not those that move another of its counts. */
    private void addObject(long[] bits, LaneKey lane) {
        CountedObject object = analysis.objects().get(lane.id());
        RefcountCurve curve = object.curves().get(lane.count());
        for (int point = 0; point < curve.size(); point++) {
            set(bits, curve.row(point));
        }
        for (Operation operation : analysis.operations()) {
            if (operation.address() == object.address() && !Relevance.isOfAnotherCount(operation, lane.count())) {
                set(bits, operation.entryRow());
                set(bits, operation.endRow());
            }
        }
    }

    private static void set(long[] bits, int row) {
        if (row >= 0 && row >>> 6 < bits.length) {
            bits[row >>> 6] |= 1L << row;
        }
    }
}

package racelane.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.trace.Trace;

/** Works out which lanes and rows a view shows. Keeps the last answer: views change far more often than this. */
final class ShownLanes {
    private final Analysis analysis;
    private final AtomicReference<Entry> last = new AtomicReference<>();

    /** The choices that decide, and nothing else of the view. */
    private record Choice(List<LaneKey> lanes, Set<LaneKey> hidden, Set<LaneKey> pinned, Set<LaneKey> opened, boolean only, int about,
            int object) {}

    private record Entry(Choice choice, Shown shown) {}

    ShownLanes(Analysis analysis) {
        this.analysis = analysis;
    }

    Shown of(ViewState view) {
        LaneKey selected = view.selection().lane();
        int object = view.onlyWhatMatters() && view.about() < 0 && selected != null && selected.isObject() ? selected.id() : -1;
        Choice choice = new Choice(view.lanes(), view.hidden(), view.pinned(), view.opened(), view.onlyWhatMatters(), view.about(), object);
        Entry known = last.get();
        if (known == null || !known.choice().equals(choice)) {
            known = new Entry(choice, work(choice));
            last.set(known);
        }
        return known.shown();
    }

    private Shown work(Choice choice) {
        Relevance relevance = relevance(choice);
        Set<LaneKey> lanes = new LinkedHashSet<>();
        choice.lanes().stream().filter(choice.pinned()::contains).forEach(lanes::add);
        lanes.removeAll(choice.hidden());
        int pinned = lanes.size();
        List<LaneKey> order = relevance == null ? choice.lanes() : ordered(choice.lanes(), relevance);
        order.stream().filter(lane -> !choice.hidden().contains(lane)).forEach(lanes::add);
        RowSet rows = rows(lanes, relevance, choice);
        List<LaneKey> list = List.copyOf(lanes);
        return new Shown(list, pinned, rows, relevance, LaneLayout.of(analysis, list, pinned, choice.opened(), relevance));
    }

    private Relevance relevance(Choice choice) {
        if (!choice.only()) {
            return null;
        }
        if (choice.about() >= 0 && choice.about() < analysis.findings().size()) {
            return Relevance.of(analysis, analysis.findings().get(choice.about()));
        }
        return choice.object() < 0 ? null : Relevance.of(analysis, analysis.objects().get(choice.object()));
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
        RowSet matter = relevance == null ? null : relevance.rows();
        long[] bits = new long[(trace.size() + 63) >>> 6];
        for (int row = 0; row < trace.size(); row++) {
            int lane = trace.lane(row);
            boolean in = threads[lane] && (matter == null || matter.contains(row) || choice.pinned().contains(LaneKey.thread(lane)));
            if (in) {
                bits[row >>> 6] |= 1L << row;
            }
        }
        lanes.stream().filter(LaneKey::isObject).forEach(lane -> addObject(bits, lane));
        return RowSet.ofBits(trace.size(), bits);
    }

    /** An object's lane shows its operations, whoever did them. */
    private void addObject(long[] bits, LaneKey lane) {
        CountedObject object = analysis.objects().get(lane.id());
        RefcountCurve curve = object.curves().get(lane.count());
        for (int point = 0; point < curve.size(); point++) {
            set(bits, curve.row(point));
        }
        for (Operation operation : analysis.operations()) {
            if (operation.address() == object.address()) {
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

package racelane.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Findings;
import racelane.lens.Word;
import racelane.notes.Notes;
import racelane.picture.Picture;
import racelane.trace.IntColumn;
import racelane.trace.Trace;

/**
 * What an analysed trace looks like. Built once, in time proportional to the trace; every answer after
 * that costs pixels, not events. Safe for several threads.
 */
public final class Timeline {
    private final Analysis analysis;
    private final List<LaneKey> lanes;
    private final ShownLanes shownLanes;
    private final EventWords words;
    private final Map<LaneKey, CountPyramid> pyramids = new ConcurrentHashMap<>();
    private final Map<Integer, LaneIndex> indices = new ConcurrentHashMap<>();
    private final IntColumn switches;
    private final Map<LaneKey, CountRange> ranges;
    private final IntColumn wakeups;
    private LaneGroups groups;

    private Timeline(Analysis analysis) {
        this.analysis = analysis;
        this.lanes = LaneOrder.of(analysis);
        this.shownLanes = new ShownLanes(analysis, ThreadInks.of(analysis, lanes));
        this.words = new EventWords(analysis);
        this.ranges = ranges(analysis);
        this.switches = rowsOf(analysis, Word.SWITCH);
        this.wakeups = rowsOf(analysis, Word.WAKEUP);
    }

    public static Timeline of(Analysis analysis) {
        return new Timeline(analysis);
    }

    public Analysis analysis() {
        return analysis;
    }

    public Trace trace() {
        return analysis.trace();
    }

    /** Every lane there is, in the order of a fresh view. */
    public List<LaneKey> allLanes() {
        return lanes;
    }

    /**
     * Lanes with the threads of a group next to each other and objects on top. The first question takes time in
     * proportion to the trace.
     */
    public List<LaneKey> grouped(List<LaneKey> ordered, Grouping by) {
        return groups().ordered(ordered, by);
    }

    /** The name of a thread's group, {@code process 1528}; empty where nothing is grouped or, by machine, where there is one only. */
    public String groupOf(int lane, Grouping by) {
        return groups().words(lane, by);
    }

    /** Made when somebody groups: most never do. */
    synchronized LaneGroups groups() {
        if (groups == null) {
            groups = new LaneGroups(analysis);
        }
        return groups;
    }

    /** The view in which a trace opens: on its most telling finding with only what matters, or all of it if nothing went wrong. */
    public ViewState start() {
        ViewState all = ViewState.all(lanes, trace().size());
        if (trace().lanes().stream().anyMatch(lane -> lane.machine() != null)) {
            all = all.withGrouping(Grouping.MACHINE, grouped(lanes, Grouping.MACHINE));
        }
        int finding = Findings.mostTelling(analysis.findings());
        return finding < 0 ? all : new Stepper(this).focus(all, finding);
    }

    /** Rows shown; everything else is folded. */
    public RowSet rows(ViewState view) {
        return shown(view).rows();
    }

    /** Lanes shown, pinned ones first. */
    public List<LaneKey> lanes(ViewState view) {
        return shown(view).lanes();
    }

    Shown shown(ViewState view) {
        return shownLanes.of(view);
    }

    /** Whether a view can be painted without work in proportion to the trace. */
    public boolean isPrepared(ViewState view) {
        return shownLanes.knows(view);
    }

    /** Works out what painting a view will ask for, in time proportional to the trace: never on a thread that must not wait. */
    public void prepare(ViewState view) {
        lanes(view).stream().filter(LaneKey::isThread).forEach(lane -> index(lane.id()));
        if (view.grouping() != Grouping.NONE) {
            groups();
        }
    }

    /** The scale of a view that is {@code width} px wide. */
    public Scale scale(ViewState view, int width) {
        RowSet rows = rows(view);
        return view.order() == Order.EVENT ? new OrderScale(rows, view.span(), width) : new TimeScale(trace(), rows, view.span(), width);
    }

    /** The object lane whose count is meant where one is: the selected one, else the finding's, else the first that is shown; or null. */
    public LaneKey countLane(ViewState view) {
        LaneKey selected = view.selection().lane();
        if (selected != null && selected.isObject()) {
            return selected;
        }
        Shown shown = shown(view);
        return shown.lanes().stream().filter(LaneKey::isObject).findFirst().orElse(null);
    }

    /** The lane of the count that a finding is about, else of another of its object's, else the thread's it stands on; or null. */
    public LaneKey laneOf(Finding finding) {
        CountedObject object = finding.object();
        if (object != null) {
            int count = finding.count();
            for (int other = 0; object.curves().get(count).size() == 0 && other < object.curves().size(); other++) {
                // Nothing was seen of that count: it has no lane.
                count = object.curves().get(other).size() > 0 ? other : count;
            }
            if (object.curves().get(count).size() > 0) {
                return LaneKey.object(object.id(), count);
            }
        }
        return finding.lane() < 0 ? null : LaneKey.thread(finding.lane());
    }

    LaneIndex index(int lane) {
        return indices.computeIfAbsent(lane, key -> LaneIndex.of(analysis, key));
    }

    CountPyramid pyramid(LaneKey lane) {
        return pyramids.computeIfAbsent(lane, key -> new CountPyramid(analysis.objects().get(key.id()).curves().get(key.count())));
    }

    /** What stands in the margin beside a row: {@code 1→2} where the lane's count changes, else its value; {@code ~} in front of what nobody saw. */
    public String countText(LaneKey lane, int row) {
        CountedObject object = analysis.objects().get(lane.id());
        return CountAt.of(analysis, object, object.curves().get(lane.count()), row).text();
    }

    /** How events are said. */
    public EventWords words() {
        return words;
    }

    CountRange range(LaneKey lane) {
        return ranges.get(lane);
    }

    private static Map<LaneKey, CountRange> ranges(Analysis analysis) {
        Map<LaneKey, CountRange> ranges = new HashMap<>();
        for (CountedObject object : analysis.objects()) {
            for (int count = 0; count < object.curves().size(); count++) {
                ranges.put(LaneKey.object(object.id(), count), CountRange.of(object.curves().get(count)));
            }
        }
        return ranges;
    }

    /** Rows that mean this, in order. */
    IntColumn rowsOf(Word word) {
        return word == Word.SWITCH ? switches : wakeups;
    }

    private static IntColumn rowsOf(Analysis analysis, Word word) {
        IntColumn rows = new IntColumn();
        for (int entry = 0; entry < analysis.meanings().size(); entry++) {
            if (analysis.meanings().word(entry) == word) {
                rows.add(analysis.meanings().row(entry));
            }
        }
        return rows;
    }

    /** Where the lanes of a view stand: heights for the scroll bar, places for dragging. */
    public LaneLayout layout(ViewState view) {
        return shown(view).layout();
    }

    /** The lanes without their headers, cursor included. The left edge of the picture is the left end of the span. */
    public Picture lanes(ViewState view, int width, int height) {
        return new LanesPainter(this, view, width, height).paint();
    }

    /** Names of the lanes, to stand left of {@link #lanes} at the same height. */
    public Picture headers(ViewState view, int width, int height) {
        return new HeaderPainter(this, view, width, height).paint();
    }

    /** Steps or times above the lanes, with the cursor's. */
    public Picture ruler(ViewState view, int width, int height) {
        return ruler(view, Notes.NONE, width, height);
    }

    /** The ruler with the numbers of notes at the steps they are pinned to, and a bar over those they cover. */
    public Picture ruler(ViewState view, Notes notes, int width, int height) {
        return new RulerPainter(this, view, notes, width, height).paint();
    }

    /** The whole trace: density, the count that is meant, findings, and the visible part. */
    public Picture overview(ViewState view, int width, int height) {
        return overview(view, FoundRows.NONE, width, height);
    }

    /** The overview with ticks where a search has found something, and how often. */
    public Picture overview(ViewState view, FoundRows found, int width, int height) {
        return new OverviewPainter(this, view, width, height).paint(found);
    }

    /** What lies under a pixel of {@link #lanes}. */
    public Hit at(ViewState view, int width, double x, double y) {
        return new Hits(this, view, width).at(x, y);
    }

    /** What lies under a pixel of {@link #overview}: a finding or a row. */
    public Hit overviewAt(ViewState view, int width, double x, double y) {
        return new OverviewPainter(this, view, width, 1).at(x);
    }

    /** The view whose span is moved so that the row under a pixel of the overview is in its middle. */
    public ViewState overviewTo(ViewState view, int width, double x) {
        return new OverviewPainter(this, view, width, 1).centred(x);
    }

    /** The whole axis: every slot, or every nanosecond. */
    public Span whole(ViewState view) {
        return view.order() == Order.EVENT ? new Span(0, Math.max(1, rows(view).count()))
                : new Span(0, Math.max(1.0, (double) trace().endNs() - trace().startNs()));
    }
}

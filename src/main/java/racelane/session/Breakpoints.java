package racelane.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.LockSpan;
import racelane.analysis.Locks;
import racelane.analysis.RefcountCurve;
import racelane.timeline.LaneKey;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** Finds the rows at which breakpoints stop, and the breakpoints that a person can mean at a step. Pure functions; work in proportion to the trace. */
public final class Breakpoints {
    private static final Pattern VALUE = Pattern.compile("(.+)\\.([\\w\\[\\].-]+)\\s*==\\s*(-?\\d{1,10})");

    private Breakpoints() {}

    /** The nearest row after ({@code by} 1) or before (-1) a row at which any of them stops; -1 for none. */
    public static int next(Analysis analysis, List<Breakpoint> breakpoints, int row, int by) {
        int nearest = -1;
        for (Breakpoint one : breakpoints) {
            int found = next(analysis, one, row, by);
            if (found >= 0 && (nearest < 0 || by * Integer.compare(found, nearest) < 0)) {
                nearest = found;
            }
        }
        return nearest;
    }

    private static int next(Analysis analysis, Breakpoint breakpoint, int row, int by) {
        Nearest nearest = new Nearest(row, by);
        Trace trace = analysis.trace();
        switch (breakpoint.kind()) {
            case FUNCTION -> {
                for (Lane lane : trace.lanes()) {
                    analysis.calls().ofLane(lane.index()).stream().filter(call -> call.function().equals(breakpoint.name())).mapToInt(CallSpan::fromRow).forEach(nearest::offer);
                }
            }
            case VALUE -> {
                CountedObject object = analysis.object(breakpoint.address());
                for (RefcountCurve curve : object == null ? List.<RefcountCurve>of() : object.curves()) {
                    for (int point = 0; curve.name().equals(breakpoint.name()) && point < curve.size(); point++) {
                        if (curve.value(point) == breakpoint.value()) {
                            nearest.offer(curve.row(point));
                        }
                    }
                }
            }
            case LANE -> {
                for (Lane lane : trace.lanes()) {
                    if (isNamed(lane, breakpoint.name())) {
                        int position = by > 0 ? trace.positionOf(lane.index(), row + 1) : trace.positionOf(lane.index(), row) - 1;
                        if (position >= 0 && position < trace.countOf(lane.index())) {
                            nearest.offer(trace.rowOf(lane.index(), position));
                        }
                    }
                }
            }
            case LOCK -> {
                for (Locks.Lock lock : analysis.locks().locks()) {
                    for (LockSpan span : lock.name().equals(breakpoint.name()) ? analysis.locks().ofLock(lock.id()) : List.<LockSpan>of()) {
                        nearest.offer(span.requestRow());
                        nearest.offer(span.acquireRow());
                        nearest.offer(span.releaseRow());
                    }
                }
            }
        }
        return nearest.found;
    }

    private static boolean isNamed(Lane lane, String name) {
        return lane.name().equals(name) || lane.comms().contains(name);
    }

    /** Keeps the nearest of the rows offered, on one side of a row. */
    private static final class Nearest {
        private final int row;
        private final int by;
        private int found = -1;

        Nearest(int row, int by) {
            this.row = row;
            this.by = by;
        }

        void offer(int other) {
            if (other >= 0 && by * Integer.compare(other, row) > 0 && (found < 0 || by * Integer.compare(other, found) < 0)) {
                found = other;
            }
        }
    }

    /** What a person can mean at the cursor of a view: the functions it is in, the count's value, the thread, its locks. Innermost first. */
    public static List<Breakpoint> at(Timeline timeline, ViewState view) {
        Set<Breakpoint> offered = new LinkedHashSet<>();
        Analysis analysis = timeline.analysis();
        int row = view.cursorRow();
        if (row < 0) {
            return List.of();
        }
        int lane = timeline.trace().lane(row);
        List<CallSpan> stack = new ArrayList<>(analysis.calls().stackAt(lane, row));
        analysis.calls().ofLane(lane).stream().filter(call -> call.toRow() == row && !stack.contains(call)).forEach(stack::add);
        for (int i = stack.size() - 1; i >= 0; i--) {
            offered.add(Breakpoint.function(stack.get(i).function()));
        }
        LaneKey count = timeline.countLane(view);
        if (count != null) {
            CountedObject object = analysis.objects().get(count.id());
            RefcountCurve curve = object.curves().get(count.count());
            int point = curve.pointAt(row);
            if (point >= 0) {
                offered.add(Breakpoint.value(object, curve.name(), curve.value(point)));
            }
            offered.add(Breakpoint.value(object, curve.name(), 0));
        }
        offered.add(Breakpoint.lane(timeline.trace().lanes().get(lane).name()));
        analysis.locks().ofLaneAt(lane, row).forEach(span -> offered.add(Breakpoint.lock(analysis.locks().locks().get(span.lock()).name())));
        analysis.stateAt(row).locks().forEach(lock -> offered.add(Breakpoint.lock(lock.lock().name())));
        return List.copyOf(offered);
    }

    /** What was typed, as {@link Breakpoint#words} writes it, or the name of a function, a lane or a lock of the trace; null for none. */
    public static Breakpoint parse(Timeline timeline, String typed) {
        Analysis analysis = timeline.analysis();
        String text = typed.strip();
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            long number = Long.parseLong(value.group(3));
            // In the order of the lanes: of several objects of a name the one with most to tell is meant.
            List<CountedObject> objects = timeline.allLanes().stream().filter(LaneKey::isObject).map(key -> analysis.objects().get(key.id())).distinct().toList();
            for (CountedObject object : number != (int) number ? List.<CountedObject>of() : objects) {
                boolean named = object.name().equals(value.group(1)) || ("0x" + Long.toHexString(object.address())).equals(value.group(1).toLowerCase(Locale.ROOT))
                        || object.lives().stream().anyMatch(life -> value.group(1).equals(life.name()) || value.group(1).equals(life.label()));
                if (named && object.curves().stream().anyMatch(curve -> curve.name().equals(value.group(2)))) {
                    return Breakpoint.value(object, value.group(2), (int) number);
                }
            }
            return null;
        }
        String name = text.replaceFirst("^(lane|lock) +", "").replaceFirst("\\(\\)$", "");
        boolean lane = !text.startsWith("lock ") && analysis.trace().lanes().stream().anyMatch(one -> isNamed(one, name));
        boolean lock = !text.startsWith("lane ") && analysis.locks().locks().stream().anyMatch(one -> one.name().equals(name));
        if (lane || lock) {
            return lane ? Breakpoint.lane(name) : Breakpoint.lock(name);
        }
        boolean function = analysis.trace().lanes().stream().anyMatch(one -> analysis.calls().ofLane(one.index()).stream().anyMatch(call -> call.function().equals(name)));
        return function ? Breakpoint.function(name) : null;
    }
}

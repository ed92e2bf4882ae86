package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.EventRule.CallRule;
import racelane.trace.Body;
import racelane.trace.Problem;
import racelane.trace.Trace;

/**
 * Pairs entries and returns by task and nesting. A point inside a function (or a call whose return this
 * trace does not record) is open until the task's next operation or the return of the call around it.
 */
final class CallTracker {
    /** Told of each pairing as it happens, in order of rows. */
    interface Listener {
        void entered(Frame frame, Body body);

        void returned(Frame frame, Body body);

        /** A frame ended without its return. {@code missing}: the return should have been there. */
        void lost(Frame frame, boolean missing);

        /** A return without an entry: it began before the capture, or its entry was lost. */
        void orphan(CallRule rule, int row, Body body);
    }

    /** Nesting deeper than any kernel stack: a sign of lost returns, not of calls. */
    private static final int MAX_DEPTH = 512;

    private final Trace trace;
    private final Gaps gaps;
    private final Listener listener;
    private final Map<Integer, Frame> top = new HashMap<>();
    private final Map<Integer, Frame> openPoint = new HashMap<>();
    private final Map<CallRule, Boolean> hasReturn = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    CallTracker(Trace trace, Gaps gaps, Listener listener) {
        this.trace = trace;
        this.gaps = gaps;
        this.listener = listener;
    }

    void entry(CallRule rule, int row, Body body, boolean point) {
        int lane = trace.lane(row);
        if (rule.operation() != null) {
            endPoint(lane, row);
        }
        Frame around = top.get(lane);
        around = dropLost(around, rule, row);
        String function = point ? pointName(rule, body) : callName(rule, body);
        long holder = rule.holder() == null ? 0 : holder(rule, body);
        Frame frame = new Frame(rule, lane, row, function, around, around == null ? 0 : around.depth + 1, holder);
        frames.add(frame);
        if (point || !recordsReturn(rule)) {
            openPoint.put(lane, frame);
        } else if (frame.depth < MAX_DEPTH) {
            top.put(lane, frame);
        }
        listener.entered(frame, body);
    }

    /** A function of the function_graph tracer was entered: it nests on its lane and means nothing else. */
    void enterGraph(CallRule rule, int row) {
        int lane = trace.lane(row);
        Frame around = dropLost(top.get(lane), rule, row);
        Frame frame = new Frame(rule, lane, row, rule.function(), around, around == null ? 0 : around.depth + 1, 0);
        frames.add(frame);
        if (frame.depth < MAX_DEPTH) {
            top.put(lane, frame);
        }
    }

    /** It returned. Calls inside it whose returns the buffer lost end here too; that is no news about any object. */
    void exitGraph(CallRule rule, int row) {
        int lane = trace.lane(row);
        Frame found = top.get(lane);
        while (found != null && found.rule != rule) {
            if (found.rule.operation() != null) {
                // A lens's call is only ended by its own return or by that of a lens's call around it.
                return;
            }
            found = found.outer;
        }
        if (found != null) {
            for (Frame inner = top.get(lane); inner != found; inner = inner.outer) {
                close(inner, row, false);
            }
            setTop(lane, found.outer);
            close(found, row, true);
        }
    }

    /** An operation that is told in one event: it lies inside the call that is open, and is none itself. */
    void whole(CallRule rule, int row, Body body) {
        int lane = trace.lane(row);
        Frame around = top.get(lane);
        String function = body.arg("fn");
        Frame frame = new Frame(rule, lane, row, function == null ? rule.entry() : function, around, around == null ? 0 : around.depth + 1, 0);
        frame.whole = true;
        close(frame, row, true);
        listener.entered(frame, body);
        listener.returned(frame, body);
    }

    private static long holder(CallRule rule, Body body) {
        long address = body.address(rule.holder());
        return address == Body.NONE ? 0 : address;
    }

    private static String callName(CallRule rule, Body body) {
        String function = rule.function() == null ? body.function() : rule.function();
        return function == null ? rule.entry() : function;
    }

    private static String pointName(CallRule rule, Body body) {
        if (rule.function() != null) {
            return rule.function();
        }
        String inside = rule.inside() == null ? body.function() : rule.inside();
        return inside == null ? rule.entry() : inside;
    }

    /** Whether this trace records returns of that call at all: a probe may be missing on some kernels. */
    private boolean recordsReturn(CallRule rule) {
        return hasReturn.computeIfAbsent(rule, key -> key.returned() != null && trace.names().find(key.returned()) >= 0);
    }

    /** The same call open on the same task with a gap since: its return was lost, it is no recursion. */
    private Frame dropLost(Frame around, CallRule rule, int row) {
        for (Frame frame = around; frame != null; frame = frame.outer) {
            if (frame.rule == rule && gaps.between(frame.entryRow, row)) {
                Frame rest = frame.outer;
                for (Frame lost = around; lost != rest; lost = lost.outer) {
                    close(lost, row, false);
                    listener.lost(lost, true);
                }
                setTop(frame.lane, rest);
                return rest;
            }
        }
        return around;
    }

    void exit(CallRule rule, int row, Body body) {
        int lane = trace.lane(row);
        Frame found = top.get(lane);
        while (found != null && found.rule != rule) {
            found = found.outer;
        }
        if (found == null) {
            listener.orphan(rule, row, body);
            return;
        }
        endPoint(lane, row);
        for (Frame inner = top.get(lane); inner != found; inner = inner.outer) {
            close(inner, row, false);
            listener.lost(inner, true);
            if (GraphCalls.isGraph(inner.rule)) {
                continue;
            }
            problems.add(new Problem("pairing", trace.line(inner.entryRow), -1, 1,
                    inner.function + " entered here has no return, the call around it has: nothing is concluded about its object until its next init"));
        }
        setTop(lane, found.outer);
        close(found, row, true);
        if (rule.result() != null) {
            long result = body.number(rule.result());
            found.result = result == Body.NONE ? null : result;
        }
        listener.returned(found, body);
    }

    private void setTop(int lane, Frame frame) {
        if (frame == null) {
            top.remove(lane);
        } else {
            top.put(lane, frame);
        }
    }

    private void endPoint(int lane, int row) {
        Frame point = openPoint.remove(lane);
        if (point != null) {
            close(point, row, false);
            listener.lost(point, false);
        }
    }

    private static void close(Frame frame, int row, boolean returned) {
        frame.endRow = row;
        frame.returned = returned;
    }

    /** The innermost open frame of a lane, or null. */
    Frame topOf(int lane) {
        return top.get(lane);
    }

    /** The capture is over: what is open lasted to its end. */
    void end() {
        int last = Math.max(0, trace.size() - 1);
        for (Frame frame : frames) {
            if (frame.endRow < 0) {
                close(frame, last, false);
                listener.lost(frame, false);
            }
        }
    }

    List<Frame> frames() {
        return frames;
    }

    List<Problem> problems() {
        return problems;
    }

    Calls calls() {
        List<List<CallSpan>> byLane = new ArrayList<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            byLane.add(new ArrayList<>(0));
        }
        for (Frame frame : frames) {
            byLane.get(frame.lane).add(new CallSpan(frame.lane, frame.function, frame.entryRow, frame.endRow, frame.depth, frame.returned));
        }
        byLane.forEach(spans -> spans.sort(Comparator.comparingInt(CallSpan::fromRow)));
        return new Calls(byLane);
    }
}

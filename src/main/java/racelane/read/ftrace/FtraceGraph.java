package racelane.read.ftrace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racelane.read.LineProblems;
import racelane.read.SchedEvents;
import racelane.read.TaskLives;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;

/**
 * Calls of the function_graph tracer as rows: {@link EventKind#ENTRY} and {@link EventKind#RETURN}, both
 * with the function as the event's name, so that call spans are found by nesting on a lane alone. A leaf
 * is one line but two entries of the ring buffer, and so two rows of one record: entered at the line's
 * time, returned its duration later. A return that does not name its function gets the name of the call
 * that is open at its depth, or {@code [unknown]}.
 *
 * <p>Without funcgraph-abstime the file has no times: rows then stand one unit apart, in the order of the
 * file. Without funcgraph-proc the task is told only where a CPU changes it; before that rows are on a
 * lane of the CPU.
 */
final class FtraceGraph {
    static final String UNKNOWN = "[unknown]";

    private final TraceBuilder builder;
    private final TaskLives lives;
    private final LineProblems problems;
    private final SchedEvents sched = new SchedEvents();
    private final FtraceGraphLine line = new FtraceGraphLine();
    /** Per lane, per depth: the function that was entered there, plus one. */
    private final List<int[]> open = new ArrayList<>();
    /** Per CPU: the task that the last switch named. */
    private int[] current = {};
    private long lastNs;
    private long tickNs = 1_000;
    private boolean untimed;

    FtraceGraph(TraceBuilder builder, TaskLives lives, LineProblems problems) {
        this.builder = builder;
        this.lives = lives;
        this.problems = problems;
    }

    /** Whether the file has calls without times. */
    boolean isUntimed() {
        return untimed;
    }

    /** Takes a line of the raw tracer's; false if it is none. */
    boolean take(byte[] bytes, int from, int to, long offset, long number) {
        if (!line.parse(bytes, from, to)) {
            return false;
        }
        if (line.shape == FtraceGraphLine.Shape.MARK) {
            return true;
        }
        if (line.shape == FtraceGraphLine.Shape.SWITCH) {
            runs(line.cpu, line.pid);
            name(bytes, builder.lane(line.pid, line.cpu), lastNs);
            return true;
        }
        int pid = line.pid >= 0 ? line.pid : current(line.cpu);
        long timeNs = line.timeNs;
        if (timeNs < 0) {
            untimed = true;
            timeNs = lastNs + 1;
        } else if (timeNs < lastNs) {
            problems.wentBack(number, offset, lastNs - timeNs);
        }
        if (pid >= 0) {
            lives.runs(line.cpu, pid);
        }
        int lane = pid >= 0 ? builder.lane(pid, line.cpu) : builder.lane("task on CPU " + line.cpu);
        if (line.pid >= 0) {
            name(bytes, lane, timeNs);
        }
        row(bytes, lane, line.cpu, line.context, timeNs, offset);
        return true;
    }

    /** Takes what trace-cmd report prints after funcgraph_entry or funcgraph_exit; false if it is not in that form. */
    boolean take(FtraceLine event, byte[] bytes, int lane, long offset) {
        if (!line.parseCall(bytes, event.bodyFrom, event.bodyTo)) {
            return false;
        }
        tickNs = FtraceTime.nsPerDigit(event.decimals);
        row(bytes, lane, event.cpu, event.context, event.timeNs, offset);
        return true;
    }

    private void name(byte[] bytes, int lane, long timeNs) {
        builder.printedName(lane, builder.names().id(bytes, line.commFrom, line.commTo), timeNs);
    }

    private void row(byte[] bytes, int lane, int cpu, int context, long timeNs, long offset) {
        lastNs = timeNs;
        switch (line.shape) {
            case COMMENT -> comment(bytes, lane, cpu, context, timeNs, offset);
            case CALL -> {
                int name = builder.names().id(bytes, line.nameFrom, line.nameTo);
                enter(lane, line.depth, name);
                builder.append(timeNs, cpu, lane, name, EventKind.ENTRY, context, offset);
            }
            case LEAF -> {
                int name = builder.names().id(bytes, line.nameFrom, line.nameTo);
                builder.append(timeNs, cpu, lane, name, EventKind.ENTRY, context, offset);
                lastNs = untimed ? timeNs + 1 : timeNs;
                builder.append(untimed ? lastNs : timeNs + wholeTicks(line.durationNs), cpu, lane, name, EventKind.RETURN, context, offset);
            }
            case RETURN -> builder.append(timeNs, cpu, lane, returned(bytes, lane), EventKind.RETURN, context, offset);
            case SWITCH, MARK -> throw new IllegalStateException("no row: " + line.shape);
        }
    }

    /** A time that was cut to its last digit plus an exact duration may pass what follows; cut as well, it cannot. The exact one is in the body. */
    private long wholeTicks(long durationNs) {
        return durationNs < 0 ? 0 : durationNs / tickNs * tickNs;
    }

    private void comment(byte[] bytes, int lane, int cpu, int context, long timeNs, long offset) {
        boolean named = line.nameTo > line.nameFrom;
        int name = named ? builder.names().id(bytes, line.nameFrom, line.nameTo) : builder.names().id("print");
        builder.append(timeNs, cpu, lane, name, EventKind.EVENT, context, offset);
        SchedEvents.Role role = named ? SchedEvents.Role.of(builder.names().word(name)) : SchedEvents.Role.NONE;
        sched.tell(role, lives, cpu, bytes, line.bodyFrom, line.bodyTo, timeNs);
    }

    private int returned(byte[] bytes, int lane) {
        int[] functions = functions(lane);
        int entered = line.depth < functions.length ? functions[line.depth] - 1 : -1;
        if (line.depth < functions.length) {
            Arrays.fill(functions, line.depth, functions.length, 0);
        }
        if (line.nameTo > line.nameFrom) {
            return builder.names().id(bytes, line.nameFrom, line.nameTo);
        }
        return entered >= 0 ? entered : builder.names().id(UNKNOWN);
    }

    private void enter(int lane, int depth, int name) {
        int[] functions = functions(lane);
        if (depth >= functions.length) {
            functions = Arrays.copyOf(functions, Math.max(depth + 1, functions.length * 2));
            open.set(lane, functions);
        }
        functions[depth] = name + 1;
    }

    private int[] functions(int lane) {
        while (open.size() <= lane) {
            open.add(new int[8]);
        }
        return open.get(lane);
    }

    private int current(int cpu) {
        return cpu < current.length ? current[cpu] : -1;
    }

    private void runs(int cpu, int pid) {
        if (cpu >= current.length) {
            int old = current.length;
            current = Arrays.copyOf(current, Math.max(cpu + 1, old * 2));
            Arrays.fill(current, old, current.length, -1);
        }
        current[cpu] = pid;
    }
}

package racelane.read.perf;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.read.Bytes;
import racelane.read.LineLoop;
import racelane.read.LineProblems;
import racelane.read.ReadLog;
import racelane.read.SchedEvents;
import racelane.read.TaskLives;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;

/** The loop's memory while one file is read. */
final class PerfReading implements LineLoop.Lines {
    private static final Pattern HEADER = Pattern.compile("# (os release|nrcpus online) : (\\S{1,100})\\s*");
    private static final String UNKNOWN_TASK = "unknown task";

    private final TraceBuilder builder;
    private final ReadLog log;
    private final LineProblems problems;
    private final TaskLives lives;
    private final SchedEvents sched = new SchedEvents();
    private final PerfLine line = new PerfLine();
    /** Per id of {@link TraceBuilder#names}: what the event tells of tasks; null where it was not looked up yet. */
    private SchedEvents.Role[] roles = new SchedEvents.Role[64];
    private int stackName = -1;
    private long lastNs = Long.MIN_VALUE;
    private int decimals;
    private boolean untimed;
    private boolean withoutCpu;
    /** The event whose call chain may follow: where it lies, -1 if there is none; its lane and place. */
    private long openOffset = -1;
    private int openLane;
    private int openCpu;
    private boolean chained;

    PerfReading(TraceBuilder builder, ReadLog log) {
        this.builder = builder;
        this.log = log;
        this.problems = new LineProblems(log);
        this.lives = new TaskLives(builder);
    }

    @Override
    public void line(byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
        if (to <= from) {
            openOffset = -1;
            return;
        }
        if (line.parse(bytes, from, to)) {
            take(bytes, offset, number);
        } else if (openOffset >= 0 && PerfLine.isFrame(bytes, from, to)) {
            frame();
        } else if (bytes[from] == '#') {
            comment(Bytes.text(bytes, from, Math.min(to, from + 200)));
            return;
        } else {
            boolean cut = end == LineLoop.End.FILE;
            log.skip(cut ? "truncated" : "skipped", cut ? "a last line that is cut" : "a line that is no event and belongs to none",
                    "it is left out; " + (cut ? "was the file copied in whole?" : "was it printed with other fields (-F) than comm, tid, cpu, time, event, trace, ip and sym?"),
                    number, offset, bytes, from, to);
            return;
        }
        problems.badEnd(end, number, offset);
    }

    private void take(byte[] bytes, long offset, long number) {
        openOffset = -1;
        int cpu = Math.max(0, line.cpu);
        if (line.isNote) {
            if (line.lost >= 0) {
                builder.lost(cpu, line.lost, number);
                problems.lost(line.lost, number);
            }
            return;
        }
        withoutCpu |= line.cpu < 0;
        untimed |= line.timeNs < 0;
        decimals = Math.max(decimals, line.decimals);
        long timeNs = line.timeNs >= 0 ? line.timeNs : lastNs == Long.MIN_VALUE ? 0 : lastNs + 1;
        if (timeNs < lastNs) {
            problems.wentBack(number, offset, lastNs - timeNs);
        }
        lastNs = timeNs;
        int lane = lane(bytes, cpu, timeNs);
        int name = builder.names().id(bytes, line.nameFrom, line.nameTo);
        builder.append(timeNs, cpu, lane, name, EventKind.EVENT, 0, PerfRecords.offset(offset, PerfRecords.Row.FIRST));
        SchedEvents.Role role = role(name);
        if (role != SchedEvents.Role.NONE) {
            sched.tell(role, lives, cpu, bytes, line.bodyFrom, line.bodyTo, timeNs);
        }
        openOffset = offset;
        openLane = lane;
        openCpu = cpu;
        chained = false;
    }

    private int lane(byte[] bytes, int cpu, long timeNs) {
        if (line.pid < 0) {
            return builder.lane(UNKNOWN_TASK);
        }
        lives.runs(cpu, line.pid);
        int lane = builder.lane(line.pid, cpu);
        // A task whose name perf does not know is printed as a colon and its PID.
        if (bytes[line.commFrom] != ':') {
            builder.printedName(lane, builder.names().id(bytes, line.commFrom, line.commTo), timeNs);
        }
        if (line.tgid >= 0) {
            builder.threadGroup(lane, line.tgid);
        }
        return lane;
    }

    /** The first frame of a chain makes it a row of its own, as ftrace's stacks are. */
    private void frame() {
        if (!chained) {
            chained = true;
            stackName = stackName >= 0 ? stackName : builder.names().id("kernel_stack");
            builder.append(lastNs, openCpu, openLane, stackName, EventKind.STACK, 0, PerfRecords.offset(openOffset, PerfRecords.Row.SECOND));
        }
    }

    private SchedEvents.Role role(int name) {
        if (name >= roles.length) {
            roles = Arrays.copyOf(roles, Math.max(name + 1, roles.length * 2));
        }
        if (roles[name] == null) {
            roles[name] = SchedEvents.Role.of(builder.names().word(name));
        }
        return roles[name];
    }

    private void comment(String text) {
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            return;
        }
        if (header.group(1).equals("os release")) {
            builder.facts(builder.facts().withKernel(header.group(2)));
        } else if (header.group(2).matches("[1-9]\\d{0,4}")) {
            builder.facts(builder.facts().withCpus(Integer.parseInt(header.group(2))));
        }
    }

    void finish() {
        problems.finish();
        if (untimed) {
            log.tell("clock", -1, -1, -1, "samples have no times: they stand in the order of the file, one unit apart; perf script -F +time prints times");
        }
        if (withoutCpu) {
            log.tell("cpu", -1, -1, -1, "samples have no CPUs: all are shown on CPU 0; perf record -a or perf script -F +cpu prints CPUs");
        }
        builder.facts(builder.facts().withTickNs(untimed || decimals == 9 ? 1 : 1_000));
    }
}

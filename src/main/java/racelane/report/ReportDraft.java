package racelane.report;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.ReportKind;
import racelane.trace.ReportStack;

/** What is known of a report while its lines are still coming. {@link ReportLines} fills it. */
final class ReportDraft implements ReportScanner.Printer {
    /** More than any kernel prints; a text that goes on like this is no report any more. */
    static final int MOST_FRAMES = 2_000;
    static final int MOST_STACKS = 256;
    static final int MOST_REGISTERS = 256;

    ReportKind kind;
    String message;
    long messageLine;
    long timeNs;
    /** The message is the kernel's text about this failure, not the banner's place. */
    boolean explicit;
    final long first;
    long last;
    String location;
    String kernel;
    String hardware;
    int cpu = -1;
    int pid = -1;
    String comm;
    String tainted;
    ReportFrame pc;
    boolean hasCut;
    boolean hasTrap;
    boolean hasDie;
    /** A call trace has begun: what banners now come are of another report. */
    boolean traced;
    boolean whole;
    boolean elided;
    boolean over;
    final List<String> registers = new ArrayList<>();
    final List<ReportFrame> frames = new ArrayList<>();
    private final List<Growing> others = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    /** A stack beside, while its frames come. */
    private record Growing(String role, String text, List<ReportFrame> frames) {}

    ReportDraft(ReportKind kind, String message, long position, long timeNs) {
        this.kind = kind;
        this.message = message;
        this.messageLine = position;
        this.timeNs = timeNs;
        this.first = position;
        this.last = position;
    }

    /** A hung task is told by the watcher, a stall by whatever the clock's interrupt met: not by the task that the report is about. */
    @Override
    public int pid() {
        return kind == ReportKind.HUNG_TASK || kind == ReportKind.RCU ? -1 : pid;
    }

    @Override
    public String comm() {
        return comm;
    }

    @Override
    public int cpu() {
        return pid() < 0 ? -1 : cpu;
    }

    @Override
    public boolean isSettled() {
        return over || pid >= 0 && comm != null || kind == ReportKind.HUNG_TASK || kind == ReportKind.RCU;
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** Where the frames of a stack beside go. */
    List<ReportFrame> stack(String role, String text) {
        Growing stack = new Growing(role, text, new ArrayList<>());
        if (others.size() < MOST_STACKS) {
            others.add(stack);
        }
        return stack.frames();
    }

    void say(ReportKind what, String text, long position, long ns) {
        kind = what;
        message = text;
        messageLine = position;
        timeNs = ns;
        explicit = true;
    }

    /** Takes what the line says of CPU, task and kernel; a later line (of a panic, say) does not overrule an earlier one. */
    void headers(String text) {
        if (cpu < 0) {
            cpu = HeadLine.number(text, "CPU: ");
        }
        if (pid < 0) {
            pid = HeadLine.number(text, "PID: ");
        }
        if (comm == null) {
            comm = HeadLine.comm(text);
        }
        release(text);
    }

    /** Takes taint and release of a line that says them. */
    void release(String text) {
        if (kernel == null) {
            kernel = HeadLine.kernel(text);
        }
        if (tainted == null) {
            tainted = HeadLine.tainted(text);
        }
    }

    /** Takes {@code name/118} between two places as the task, if none is known. */
    void task(String text, int from, int to) {
        int number = HeadLine.taskPid(text, from, to);
        if (number >= 0 && (pid < 0 || pid == number)) {
            pid = number;
            comm = comm == null ? HeadLine.taskName(text, from, to) : comm;
        }
    }

    /** What the warning's or bug's own line says: place, CPU, task, function. */
    void place(String text) {
        int at = text.indexOf(" at ");
        location = location == null ? HeadLine.place(text, 0) : location;
        cpu = cpu < 0 ? Math.max(HeadLine.number(text, "CPU: "), HeadLine.number(text, "CPU#")) : cpu;
        pid = pid < 0 ? HeadLine.number(text, "PID: ") : pid;
        int task = text.indexOf(", CPU#");
        int colon = text.indexOf(": ", Math.max(task, 0));
        if (task >= 0 && colon >= 0) {
            task(text, colon + 2, text.length());
        }
        pc = pc == null && at >= 0 ? HeadLine.frame(text, at) : pc;
    }

    /** The function that a sanitizer's banner names: {@code in foo+0x1/0x2}, or {@code in foo / bar}, which has no offsets. */
    void accessed(String text) {
        int in = text.indexOf(" in ");
        if (in < 0) {
            return;
        }
        pc = HeadLine.frame(text, in);
        int end = text.indexOf(' ', in + 4);
        if (pc == null && kind == ReportKind.KCSAN) {
            pc = new ReportFrame(text.substring(in + 4, end < 0 ? text.length() : end), -1, -1, null, null, false, true);
        }
    }

    KernelReport finish(Machinery machinery) {
        boolean reached = whole || outermost() != null && machinery.isEntry(outermost());
        KernelReport.Machine machine = new KernelReport.Machine(kernel, hardware);
        KernelReport.Task task = new KernelReport.Task(cpu, pid, comm, tainted);
        List<ReportStack> filled = others.stream().filter(stack -> !stack.frames().isEmpty())
                .map(stack -> new ReportStack(stack.role(), stack.text(), stack.frames())).toList();
        KernelReport report = new KernelReport(kind, message, messageLine, first, last, timeNs, location, null, machine, task, registers, pc,
                frames, filled, frames.isEmpty() || elided || !reached, notes);
        return new KernelReport(kind, message, messageLine, first, last, timeNs, location, function(report, machinery), machine, task,
                registers, pc, frames, filled, report.cut(), notes);
    }

    private ReportFrame outermost() {
        int at = frames.size() - 1;
        while (at >= 0 && !frames.get(at).reliable()) {
            at--;
        }
        return frames.isEmpty() ? null : frames.get(at < 0 ? frames.size() - 1 : at);
    }

    private static String function(KernelReport report, Machinery machinery) {
        List<ReportFrame> stack = report.stack();
        return stack.subList(start(report, stack), stack.size()).stream()
                .filter(frame -> !machinery.reports(frame, report.kind()) && (frame == report.pc() || isInside(frame)))
                .map(ReportFrame::symbol).findFirst().orElse(null);
    }

    /** KASAN's banner names the access; what lies above it on the stack, but what was inlined there, is its own doing. */
    private static int start(KernelReport report, List<ReportFrame> stack) {
        int at = 0;
        if (report.kind() == ReportKind.KASAN && report.pc() != null) {
            while (at < stack.size() && !stack.get(at).samePlace(report.pc())) {
                at++;
            }
            while (at > 0 && at < stack.size() && stack.get(at - 1).inlined()) {
                at--;
            }
        }
        return at == stack.size() ? 0 : at;
    }

    /** A return address at the very start of a function follows a call that never returns, in the function before it. */
    private static boolean isInside(ReportFrame frame) {
        return frame.offset() != 0;
    }
}

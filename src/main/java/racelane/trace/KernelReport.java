package racelane.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel itself said when something went wrong (a splat): the facts and frames of one report.
 * Unknown is {@code null} or -1, never a guess. Positions are whatever the lines were numbered with:
 * lines of a log from 1, or rows of a trace.
 *
 * @param kind        what failed
 * @param message     the message, as printed: {@code refcount_t: underflow; use-after-free.}
 * @param messageLine position of the line that carries the message
 * @param first       position of the report's first line
 * @param last        position of its last line that was understood
 * @param timeNs      time of the message in nanoseconds, or -1
 * @param location    {@code file.c:28} of the banner, or null
 * @param function    first reliable frame that is not reporting machinery, or null
 * @param machine     kernel and hardware
 * @param task        who printed it
 * @param registers   lines of registers, left as text
 * @param pc          where the registers or the banner say that it happened, or null
 * @param frames      the call trace as printed, innermost first
 * @param others      stacks of other tasks or times
 * @param cut         the call trace is missing or ends before it reached its entry
 * @param notes       what was done to read it that a reader should know, for people
 */
public record KernelReport(ReportKind kind, String message, long messageLine, long first, long last, long timeNs, String location,
        String function, Machine machine, Task task, List<String> registers, ReportFrame pc, List<ReportFrame> frames,
        List<ReportStack> others, boolean cut, List<String> notes) {
    public KernelReport {
        registers = List.copyOf(registers);
        frames = List.copyOf(frames);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    /** Kernel release ({@code 6.6.116-yocto-standard}) and the hardware's name; each null if not said. */
    public record Machine(String kernel, String hardware) {}

    /**
     * CPU and task of a report.
     *
     * @param cpu     -1 if not said
     * @param pid     -1 if not said
     * @param comm    null if not said
     * @param tainted the taint flags; empty if the report says that the kernel is not tainted; null if it says nothing
     */
    public record Task(int cpu, int pid, String comm, String tainted) {}

    public String kernel() {
        return machine.kernel();
    }

    public String hardware() {
        return machine.hardware();
    }

    public int cpu() {
        return task.cpu();
    }

    public int pid() {
        return task.pid();
    }

    public String comm() {
        return task.comm();
    }

    public String tainted() {
        return task.tainted();
    }

    /** The whole stack, innermost first: reliable frames, led by {@link #pc} where the call trace leaves it out (x86 does). */
    public List<ReportFrame> stack() {
        List<ReportFrame> stack = new ArrayList<>();
        if (pc != null && frames.stream().noneMatch(frame -> frame.reliable() && frame.samePlace(pc))) {
            stack.add(pc);
        }
        frames.stream().filter(ReportFrame::reliable).forEach(stack::add);
        return stack;
    }
}

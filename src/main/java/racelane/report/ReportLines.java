package racelane.report;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.ReportFrame;
import racelane.trace.ReportKind;

/** Takes the lines of one report after its banner, and says of each whether it belongs to it. */
final class ReportLines {
    /** What became of a line. */
    enum Fate { TAKEN, NEUTRAL, UNKNOWN, LAST }

    /** What follows the task's name on the line on which lockdep says whom it caught (kernel/locking/lockdep.c). */
    private static final List<String> LOCKDEP_TASK = List.of(" is trying to ", " is freeing memory ", " is leaving the kernel with ", " just changed the state", " [HC");

    final ReportDraft draft;
    private List<ReportFrame> target;
    private ReportFrame lastFrame;
    private boolean lastIndented;
    private boolean panicked;
    private String heading;
    private String unfinished;
    private String brokenFrame;
    private boolean modules;

    ReportLines(ReportDraft draft) {
        this.draft = draft;
    }

    /** The kernel gives up because of this report; what it prints of itself then is a stack beside. */
    void panicked(long position) {
        panicked = true;
        target = draft.frames.isEmpty() ? target : null;
        draft.last = position;
    }

    /** A banner's line that the mail client may have broken: its next line is tried as its end. */
    void mayGoOn(String text) {
        unfinished = draft.pc == null ? text : null;
    }

    Fate take(String raw, long position) {
        String text = raw.strip();
        Fate fate = fate(raw, text);
        if (fate == Fate.TAKEN || fate == Fate.LAST) {
            draft.last = Math.max(draft.last, position);
        }
        modules &= fate == Fate.NEUTRAL || text.startsWith("Modules linked in:");
        if (!text.isEmpty() && !text.endsWith(":")) {
            heading = null;
        }
        return fate;
    }

    private Fate fate(String raw, String text) {
        if (text.isEmpty()) {
            return Fate.NEUTRAL;
        }
        if (text.startsWith("---[ end ")) {
            draft.whole |= !draft.frames.isEmpty();
            return Fate.LAST;
        }
        if (text.startsWith("==========")) {
            return isBoxed() ? closeBox() : Fate.NEUTRAL;
        }
        return stackHead(text) || headOf(text) || frame(raw, text) || detail(text) ? Fate.TAKEN : rest(raw, text);
    }

    private boolean isBoxed() {
        return draft.kind == ReportKind.KASAN || draft.kind == ReportKind.KCSAN || draft.kind == ReportKind.OTHER && draft.message.startsWith("BUG: K");
    }

    private Fate closeBox() {
        draft.whole |= !draft.frames.isEmpty();
        return Fate.LAST;
    }

    /** Lines with facts about the machine and the task. */
    private boolean headOf(String text) {
        String broken = unfinished;
        unfinished = null;
        if (text.startsWith("CPU: ") || text.startsWith("Pid: ") || text.startsWith("PID: ") && text.contains("Comm: ")) {
            // A stack of another CPU is headed like the report itself; only KCSAN says who it is after the stacks.
            if (!draft.traced || target == draft.frames && draft.frames.isEmpty() || draft.kind == ReportKind.KCSAN) {
                draft.headers(text);
            }
            draft.release(text);
            unfinished = draft.kernel == null ? text : null;
            return true;
        }
        if (text.startsWith("Hardware name:")) {
            draft.hardware = draft.hardware == null ? text.substring(14).strip() : draft.hardware;
            return true;
        }
        int taint = draft.tainted == null || draft.kernel == null ? text.indexOf("ainted") : -1;
        if (taint > 0 && !text.startsWith("Tainted: [") && HeadLine.kernel(text) != null) {
            draft.release(text);
            return true;
        }
        int task = text.indexOf(" by task ");
        if (task > 0 && draft.kind == ReportKind.KASAN) {
            draft.task(text, task + 9, text.length());
            return true;
        }
        if (draft.kind == ReportKind.LOCKDEP) {
            for (String doing : LOCKDEP_TASK) {
                int end = text.indexOf(doing);
                if (end > 0) {
                    draft.task(text, 0, end);
                    return true;
                }
            }
        }
        return draft.kind == ReportKind.LOCKDEP && usage(text) || broken != null && continues(broken + " " + text);
    }

    /** {@code net/ipv6/x.c:12 suspicious rcu_dereference_check() usage!} is the place of its report. */
    private boolean usage(String text) {
        if (draft.location == null && text.endsWith("usage!")) {
            draft.location = HeadLine.place(text, 0);
            return true;
        }
        return false;
    }

    /** The second half of a line that a mail client has broken. */
    private boolean continues(String joined) {
        if (joined.startsWith("CPU: ")) {
            if (HeadLine.kernel(joined) != null) {
                draft.tainted = null;
                draft.headers(joined);
            }
            return draft.kernel != null;
        }
        if (draft.pc == null && joined.startsWith("WARNING: ")) {
            draft.place(joined);
            return draft.pc != null;
        }
        if (draft.pc == null && joined.startsWith("BUG: KASAN: ")) {
            draft.accessed(joined);
            return draft.pc != null;
        }
        return false;
    }

    /** Lines that say whose frames come next. */
    private boolean stackHead(String text) {
        String role = StackRole.of(text);
        if (role != null) {
            open(role, text);
            return true;
        }
        if (StackRole.isAccess(text)) {
            if (draft.traced) {
                open("other access", text);
            } else {
                draft.traced = true;
                target = draft.frames;
            }
            return true;
        }
        if (StackRole.isTrace(text)) {
            if (target == null || !target.isEmpty() || !isDump()) {
                beginTrace(text);
            }
            draft.traced = true;
            return true;
        }
        if (text.startsWith("Showing all locks held")) {
            target = null;
            return true;
        }
        if (StackRole.isOtherCpu(text)) {
            if (target == null || !target.isEmpty()) {
                beginTrace(text);
            }
            return true;
        }
        return false;
    }

    private void beginTrace(String text) {
        if (draft.frames.isEmpty()) {
            target = draft.frames;
        } else {
            open(panicked ? "panic" : "backtrace", text);
        }
    }

    /** Reports that dump stacks of tasks under headings of their own, each with a "Call Trace:" below. */
    private boolean isDump() {
        return draft.kind == ReportKind.RCU || draft.kind == ReportKind.HUNG_TASK || draft.kind == ReportKind.OTHER;
    }

    private void open(String role, String text) {
        target = draft.stack(role, text);
    }

    /** A frame, if frames are awaited or the line before it was a heading of its own. */
    private boolean frame(String raw, String text) {
        ReportFrame pc = Registers.programCounter(text);
        if (pc != null) {
            return programCounter(pc, text);
        }
        if (Registers.isUserSpace(text)) {
            draft.whole |= target == draft.frames && !draft.frames.isEmpty();
            target = null;
            return true;
        }
        ReportFrame frame = target == null && heading == null ? null : FrameLine.of(raw);
        if (frame == null && brokenFrame != null) {
            frame = FrameLine.of(brokenFrame + " " + text);
        }
        brokenFrame = frame == null && target != null && text.startsWith("[<") ? text : null;
        if (frame == null) {
            return brokenFrame != null;
        }
        if (target == null) {
            open(heading, heading);
        }
        boolean indented = raw.startsWith(" ") || raw.startsWith("\t");
        if (lastFrame != null && !indented && lastIndented && frame.equals(lastFrame)) {
            draft.note("the frame " + frame.symbol() + " stands twice, once without its indent: counted once");
        } else if (target.size() < ReportDraft.MOST_FRAMES) {
            target.add(frame);
        }
        lastFrame = frame;
        lastIndented = indented;
        return true;
    }

    /** Before a call trace the registers say where it happened; inside one the line is the frame that was interrupted. */
    private boolean programCounter(ReportFrame pc, String text) {
        if (target == draft.frames && text.startsWith("RIP: ") && !draft.frames.isEmpty()) {
            draft.frames.add(pc);
        } else if (draft.pc == null && !draft.traced) {
            draft.pc = pc;
        }
        register(text);
        return true;
    }

    private void register(String text) {
        if (draft.registers.size() < ReportDraft.MOST_REGISTERS && !draft.whole) {
            draft.registers.add(text);
        }
    }

    /** Lines that a report holds beside facts and frames. */
    private boolean detail(String text) {
        if (text.equals("</TASK>") || text.equals("</IRQ>") || text.equals("<TASK>") || text.equals("<IRQ>")) {
            draft.whole |= text.equals("</TASK>") && target == draft.frames;
            return true;
        }
        if (text.equals("...") && target != null) {
            draft.elided |= target == draft.frames;
            return true;
        }
        if (Registers.isLine(text)) {
            register(text);
            return true;
        }
        if (text.startsWith("Modules linked in:")) {
            modules = true;
            return true;
        }
        return text.startsWith("The buggy address ") || text.startsWith("Memory state around ") || text.startsWith("Workqueue: ")
                || text.startsWith("value changed: ") || text.startsWith("Reported by Kernel Concurrency") || text.startsWith("irq event stamp: ");
    }

    /** A heading of the report's own words, a module of a list printed piece by piece, or a line that is not understood. */
    private Fate rest(String raw, String text) {
        if (draft.kind == ReportKind.LOCKDEP && text.endsWith(":") && text.length() < 200 && !text.contains(", at:")) {
            heading = text;
            target = target == draft.frames && draft.frames.isEmpty() ? target : null;
            return Fate.NEUTRAL;
        }
        boolean piece = modules && raw.startsWith(" ") && text.indexOf(' ') < 0;
        return piece ? Fate.NEUTRAL : Fate.UNKNOWN;
    }
}

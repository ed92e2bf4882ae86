package racelane.read;

import java.nio.charset.StandardCharsets;
import racelane.trace.Body;

/**
 * The scheduler's events, in the three forms in which they are printed: by the kernel
 * (include/trace/events/sched.h), raw by {@code trace-cmd report -R}, and by trace-cmd's plugin:
 * <pre>
 * prev_comm=sh prev_pid=162 prev_prio=120 prev_state=R ==&gt; next_comm=sh next_pid=223 next_prio=120
 *  prev_comm=sh prev_pid=162 prev_prio=120 prev_state=0 next_comm=sh next_pid=223 next_prio=120
 * sh:162 [120] R ==&gt; sh:223 [120]
 * comm=rcu_preempt pid=18 prio=120 target_cpu=001
 * rcu_preempt:18 [120] CPU:001
 * </pre>
 * Every text format that prints them hands their text over here, so that names and lives of tasks come out the same.
 */
public final class SchedEvents {
    /** What the scheduler's event with a name tells of tasks. */
    public enum Role {
        /** Nothing. */
        NONE,
        SWITCH,
        /** {@code comm=… pid=…}: a name. */
        WAKEUP,
        WAKEUP_NEW,
        FORK,
        EXIT,
        /** {@code pid=… oldcomm=… newcomm=…}. */
        RENAME;

        public static Role of(String event) {
            return switch (event) {
                case "sched_switch" -> SWITCH;
                case "sched_wakeup", "sched_waking" -> WAKEUP;
                case "sched_wakeup_new" -> WAKEUP_NEW;
                case "sched_process_fork" -> FORK;
                case "sched_process_exit" -> EXIT;
                case "task_rename" -> RENAME;
                default -> NONE;
            };
        }
    }

    private static final int LONGEST_COMM = 16;

    /** A task in an event: where its name is, its PID (-1 if not found), and where the text goes on. */
    private int commFrom;
    private int commTo;
    private int pid;
    private int after;

    /** Tells {@code lives} what the event in {@code from} to {@code to} says. */
    public void tell(Role role, TaskWitness lives, int cpu, byte[] bytes, int from, int to, long timeNs) {
        switch (role) {
            case SWITCH -> switched(lives, cpu, bytes, from, to, timeNs);
            case WAKEUP, WAKEUP_NEW -> {
                if (task(bytes, from, to, "comm=", " pid=") || plugin(bytes, from, to)) {
                    if (role == Role.WAKEUP_NEW) {
                        lives.wokenNew(pid);
                    }
                    lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
                }
            }
            case FORK -> {
                if (task(bytes, from, to, "child_comm=", " child_pid=")) {
                    lives.forked(pid);
                    lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
                }
            }
            case EXIT -> {
                if (task(bytes, from, to, "comm=", " pid=")) {
                    lives.exits(cpu, pid);
                }
            }
            case RENAME -> renamed(lives, cpu, bytes, from, to, timeNs);
            case NONE -> { }
        }
    }

    private void switched(TaskWitness lives, int cpu, byte[] bytes, int from, int to, long timeNs) {
        if (task(bytes, from, to, "prev_comm=", " prev_pid=")) {
            lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
            int state = Bytes.indexOf(bytes, after, to, " prev_state=");
            lives.switchedOut(cpu, pid, state >= 0 && isDead(bytes, state + 12, to));
            if (task(bytes, after, to, "next_comm=", " next_pid=")) {
                lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
            }
            return;
        }
        int arrow = Bytes.indexOf(bytes, from, to, " ==> ");
        if (arrow >= 0 && plugin(bytes, from, arrow)) {
            lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
            int state = Bytes.lastIndexOf(bytes, from, arrow, " ");
            lives.switchedOut(cpu, pid, isDead(bytes, state + 1, arrow));
            if (plugin(bytes, arrow + 5, to)) {
                lives.named(pid, cpu, bytes, commFrom, commTo, timeNs);
            }
        }
    }

    private void renamed(TaskWitness lives, int cpu, byte[] bytes, int from, int to, long timeNs) {
        int name = Bytes.lastIndexOf(bytes, from, to, " newcomm=");
        int end = name < 0 ? -1 : Bytes.lastIndexOf(bytes, name, to, " oom_score_adj=");
        int number = Bytes.indexOf(bytes, from, to, "pid=");
        if (end >= 0 && number >= 0) {
            number(bytes, number + 4, to);
            lives.named(pid, cpu, bytes, name + 9, end, timeNs);
        }
    }

    /** A state is letters up to a blank: X, x and Z are the end (fs/proc/array.c, task_state_array). Numbers differ between kernels and say nothing here. */
    private static boolean isDead(byte[] bytes, int from, int to) {
        for (int at = from; at < to && bytes[at] != ' '; at++) {
            if (bytes[at] == 'X' || bytes[at] == 'Z' || bytes[at] == 'x') {
                return true;
            }
        }
        return false;
    }

    /** Finds {@code comm=NAME pid=N}; NAME may hold anything, also " pid=", but no more than 15 bytes. */
    private boolean task(byte[] bytes, int from, int to, String commKey, String pidKey) {
        int key = Bytes.indexOf(bytes, from, to, commKey);
        if (key < 0) {
            return false;
        }
        int start = key + commKey.length();
        int end = Bytes.lastIndexOf(bytes, start, Math.min(to, start + LONGEST_COMM + pidKey.length()), pidKey);
        if (end < 0) {
            end = Bytes.indexOf(bytes, start, to, pidKey);
        }
        if (end < 0) {
            return false;
        }
        commFrom = start;
        commTo = end;
        return number(bytes, end + pidKey.length(), to);
    }

    /** Finds {@code NAME:PID [PRIO]}; the last colon before the bracket is the one. */
    private boolean plugin(byte[] bytes, int from, int to) {
        int bracket = Bytes.lastIndexOf(bytes, from, to, " [");
        int colon = bracket < 0 ? -1 : Bytes.lastIndexOf(bytes, from, bracket, ":");
        if (colon < 0) {
            return false;
        }
        commFrom = Bytes.skipSpaces(bytes, from, colon);
        commTo = colon;
        return number(bytes, colon + 1, to);
    }

    private boolean number(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && Bytes.isDigit(bytes[end])) {
            end++;
        }
        long number = Bytes.number(bytes, from, end);
        pid = number > Integer.MAX_VALUE ? -1 : (int) number;
        after = end;
        return pid >= 0;
    }

    /**
     * Gives the plugin's form the arguments that the kernel's has, so that nobody above needs to know it;
     * false if the text is not in the plugin's form.
     */
    public boolean asPrintedByTheKernel(Role role, byte[] bytes, int from, int to, Body body) {
        String text;
        if (role == Role.SWITCH) {
            int arrow = Bytes.indexOf(bytes, from, to, " ==> ");
            if (arrow < 0 || Bytes.startsWith(bytes, from, to, "prev_comm=") || !plugin(bytes, from, arrow)) {
                return false;
            }
            int state = Bytes.lastIndexOf(bytes, from, arrow, " ");
            text = task(bytes, "prev_") + prio(bytes, "prev_", arrow) + " prev_state=" + Bytes.text(bytes, state + 1, arrow);
            if (!plugin(bytes, arrow + 5, to)) {
                return false;
            }
            text += " ==> " + task(bytes, "next_") + prio(bytes, "next_", to);
        } else if (role == Role.WAKEUP || role == Role.WAKEUP_NEW) {
            int cpu = Bytes.lastIndexOf(bytes, from, to, " CPU:");
            if (cpu < 0 || Bytes.startsWith(bytes, from, to, "comm=") || !plugin(bytes, from, cpu)) {
                return false;
            }
            text = task(bytes, "") + prio(bytes, "", to) + " target_cpu=" + Bytes.text(bytes, cpu + 5, to);
        } else {
            return false;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        body.set(utf8, 0, utf8.length);
        return true;
    }

    private String task(byte[] bytes, String prefix) {
        return prefix + "comm=" + Bytes.text(bytes, commFrom, commTo) + " " + prefix + "pid=" + pid;
    }

    private String prio(byte[] bytes, String prefix, int to) {
        int open = Bytes.indexOf(bytes, after, to, "[");
        int close = open < 0 ? -1 : Bytes.indexOf(bytes, open, to, "]");
        return close < 0 ? "" : " " + prefix + "prio=" + Bytes.text(bytes, open + 1, close);
    }
}

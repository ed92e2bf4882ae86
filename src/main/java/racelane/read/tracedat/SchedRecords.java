package racelane.read.tracedat;

import java.util.List;
import racelane.read.SchedEvents;
import racelane.read.TaskLives;

/**
 * What a record of the scheduler tells of tasks, taken from its fields: the same that
 * {@link SchedEvents} takes from their text. States are told by the letters of the kernel's own print
 * format, because their numbers differ between kernels.
 */
final class SchedRecords {
    private static final List<String> DEAD = List.of("X", "Z", "x");

    private final SchedEvents.Role role;
    private final Field comm;
    private final Field pid;
    private final Field nextComm;
    private final Field nextPid;
    private final Field state;
    private final long deadBits;

    private SchedRecords(SchedEvents.Role role, EventFormat format, String comm, String pid) {
        this.role = role;
        this.comm = format.field(comm);
        this.pid = format.field(pid);
        this.nextComm = format.field("next_comm");
        this.nextPid = format.field("next_pid");
        this.state = format.field("prev_state");
        this.deadBits = role == SchedEvents.Role.SWITCH && format.print() != null ? format.print().bits(DEAD) : 0;
    }

    /** How a kind of event is read; null if it tells nothing. */
    static SchedRecords of(EventFormat format) {
        SchedEvents.Role role = SchedEvents.Role.of(format.name());
        SchedRecords records = switch (role) {
            case NONE -> null;
            case SWITCH -> new SchedRecords(role, format, "prev_comm", "prev_pid");
            case FORK -> new SchedRecords(role, format, "child_comm", "child_pid");
            case RENAME -> new SchedRecords(role, format, "newcomm", "pid");
            case WAKEUP, WAKEUP_NEW, EXIT -> new SchedRecords(role, format, "comm", "pid");
        };
        return records == null || records.comm == null || records.pid == null ? null : records;
    }

    void tell(Event event, TaskLives lives, int cpu, long timeNs) {
        int task = (int) event.number(pid);
        if (task < 0) {
            return;
        }
        switch (role) {
            case SWITCH -> {
                named(event, comm, task, lives, cpu, timeNs);
                lives.switchedOut(cpu, task, state != null && (event.number(state) & deadBits) != 0);
                if (nextComm != null && nextPid != null) {
                    named(event, nextComm, (int) event.number(nextPid), lives, cpu, timeNs);
                }
            }
            case WAKEUP, RENAME -> named(event, comm, task, lives, cpu, timeNs);
            case WAKEUP_NEW -> {
                lives.wokenNew(task);
                named(event, comm, task, lives, cpu, timeNs);
            }
            case FORK -> {
                lives.forked(task);
                named(event, comm, task, lives, cpu, timeNs);
            }
            case EXIT -> lives.exits(cpu, task);
            case NONE -> { }
        }
    }

    private static void named(Event event, Field name, int task, TaskLives lives, int cpu, long timeNs) {
        Event.Span span = event.textSpan(name);
        lives.named(task, cpu, event.bytes(), span.from(), span.to(), timeNs);
    }
}

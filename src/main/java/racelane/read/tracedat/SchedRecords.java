package racelane.read.tracedat;

import java.util.ArrayList;
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
    private final Field pid;
    private final Field state;
    private final long deadBits;
    private final Named[] named;

    /** A task's name and its PID. */
    private record Named(Field comm, Field pid) {
        void tell(Event event, TaskLives lives, int cpu, long timeNs) {
            Event.Span span = event.textSpan(comm);
            lives.named((int) event.number(pid), cpu, event.bytes(), span.from(), span.to(), timeNs);
        }
    }

    private SchedRecords(SchedEvents.Role role, EventFormat format, List<Named> tasks) {
        this.role = role;
        this.named = tasks.toArray(new Named[0]);
        this.pid = named[0].pid;
        this.state = format.field("prev_state");
        this.deadBits = role == SchedEvents.Role.SWITCH && format.print() != null ? format.print().bits(DEAD) : 0;
    }

    /** How a kind of event is read; null if it tells nothing. */
    static SchedRecords of(EventFormat format) {
        SchedEvents.Role role = SchedEvents.Role.of(format.name());
        return switch (role) {
            case NONE -> null;
            case SWITCH -> of(role, format, "prev_comm", "prev_pid", "next_comm", "next_pid");
            case FORK -> of(role, format, "child_comm", "child_pid");
            case RENAME -> of(role, format, "newcomm", "pid");
            case WAKEUP, WAKEUP_NEW, EXIT -> of(role, format, "comm", "pid");
        };
    }

    /** Fields by their names, of a task's name and then of its PID; null if the format does not have those of the first. */
    private static SchedRecords of(SchedEvents.Role role, EventFormat format, String... fields) {
        List<Named> tasks = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            Field comm = format.field(fields[i]);
            Field pid = format.field(fields[i + 1]);
            if (comm != null && pid != null) {
                tasks.add(new Named(comm, pid));
            } else if (i == 0) {
                return null;
            }
        }
        return new SchedRecords(role, format, tasks);
    }

    void tell(Event event, TaskLives lives, int cpu, long timeNs) {
        int of = (int) event.number(pid);
        if (of < 0) {
            return;
        }
        switch (role) {
            case SWITCH -> lives.switchedOut(cpu, of, state != null && (event.number(state) & deadBits) != 0);
            case WAKEUP_NEW -> lives.wokenNew(of);
            case FORK -> lives.forked(of);
            case EXIT -> {
                lives.exits(cpu, of);
                return;
            }
            case WAKEUP, RENAME, NONE -> { }
        }
        // One place that names tasks, not one for each role: the compiler puts all that naming does into every place, and
        // is not done with it before a file of a million events is read.
        for (Named task : named) {
            task.tell(event, lives, cpu, timeNs);
        }
    }
}

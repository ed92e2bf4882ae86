package racelane.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * One task, however many CPUs it ran on; the idle task is one lane per CPU; a PID used again after an
 * exit is a new lane. Frozen with its trace.
 */
public final class Lane {
    private final int index;
    private final int pid;
    private final int tgid;
    private final int idleCpu;
    private final List<Named> names;
    private final Machine machine;

    /** The name that a task had from a time on. */
    record Named(long fromNs, String name) {}

    Lane(int index, int pid, int tgid, int idleCpu, List<Named> names) {
        this(index, pid, tgid, idleCpu, names, null);
    }

    private Lane(int index, int pid, int tgid, int idleCpu, List<Named> names, Machine machine) {
        this.index = index;
        this.pid = pid;
        this.tgid = tgid;
        this.idleCpu = idleCpu;
        this.names = List.copyOf(names);
        this.machine = machine;
    }

    /** The same task as one of a machine's, its times and CPUs told as those of the whole. */
    Lane of(Machine its, int position, long offsetNs) {
        List<Named> shifted = names.stream().map(named -> named.fromNs() == Long.MIN_VALUE ? named : new Named(named.fromNs() + offsetNs, named.name())).toList();
        return new Lane(position, pid, tgid, idleCpu < 0 ? -1 : idleCpu + its.firstCpu(), shifted, its);
    }

    /** The machine whose task it is; null where the trace is of one machine. */
    public Machine machine() {
        return machine;
    }

    /** Its number among several machines, 0 where the trace is of one. */
    public int machineIndex() {
        return machine == null ? 0 : machine.index();
    }

    /** The same task at another position. */
    Lane at(int position) {
        return new Lane(position, pid, tgid, idleCpu, names, machine);
    }

    /** Position in {@link Trace#lanes()}. */
    public int index() {
        return index;
    }

    /** The kernel's PID (a thread's), or -1 where no task is known (a log without callers). */
    public int pid() {
        return pid;
    }

    /** The thread group, or -1 if unknown. */
    public int tgid() {
        return tgid;
    }

    /** The CPU whose idle task this is, or -1. */
    public int idleCpu() {
        return idleCpu;
    }

    public boolean isIdle() {
        return idleCpu >= 0;
    }

    /** The last name the task had; "<...>" if none was ever told. */
    public String comm() {
        return names.isEmpty() ? "<...>" : names.get(names.size() - 1).name();
    }

    /** The name the task had at that time. */
    public String commAt(long timeNs) {
        String comm = names.isEmpty() ? "<...>" : names.get(0).name();
        for (Named named : names) {
            if (named.fromNs() > timeNs) {
                break;
            }
            comm = named.name();
        }
        return comm;
    }

    /** All names in order, without repeats. */
    public List<String> comms() {
        List<String> comms = new ArrayList<>();
        for (Named named : names) {
            if (!comms.contains(named.name())) {
                comms.add(named.name());
            }
        }
        return comms;
    }

    /** The name of the lane for people: {@code opener-224}, {@code swapper/1}. */
    public String name() {
        return label(comm());
    }

    /** The lane's name under every name that the task had. */
    public List<String> labels() {
        return names.isEmpty() ? List.of(name()) : comms().stream().map(this::label).toList();
    }

    /** As {@link #name()}, with the task's name at that time. */
    public String nameAt(long timeNs) {
        return label(commAt(timeNs));
    }

    private String label(String comm) {
        if (isIdle()) {
            return "swapper/" + (machine == null ? idleCpu : idleCpu - machine.firstCpu());
        }
        return pid < 0 ? comm : comm + "-" + pid;
    }

    @Override
    public String toString() {
        return name();
    }
}

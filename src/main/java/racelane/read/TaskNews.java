package racelane.read;

import java.util.Arrays;
import racelane.trace.Names;

/**
 * What events of a piece of a file tell of tasks, kept until it is the piece's turn: what it means depends
 * on all events before.
 */
public final class TaskNews implements TaskWitness {
    private static final int NAMED = 0;
    private static final int SWITCHED_OUT = 1;
    private static final int DIED = 2;
    private static final int EXITS = 3;
    private static final int FORKED = 4;
    private static final int WOKEN_NEW = 5;

    private final Names comms;
    private int[] rows = new int[16];
    /** What is told, and above it the id of a name. */
    private int[] what = new int[16];
    private int[] pids = new int[16];
    private int count;
    private int row;
    private int played;
    /** Per id of {@link #comms}: what {@link TaskLives} calls it, or 0. */
    private int[] known = new int[64];

    /** @param comms where names are interned; the same for all pieces that this is used for */
    public TaskNews(Names comms) {
        this.comms = comms;
    }

    /** Forgets everything: a new piece begins. */
    public void clear() {
        count = 0;
        played = 0;
    }

    /** What is told from now on is of this row; rows come in order. */
    public void of(int which) {
        row = which;
    }

    private void add(int told, int pid) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
            what = Arrays.copyOf(what, count * 2);
            pids = Arrays.copyOf(pids, count * 2);
        }
        rows[count] = row;
        what[count] = told;
        pids[count++] = pid;
    }

    @Override
    public void named(int pid, int cpu, byte[] text, int from, int to, long timeNs) {
        if (pid > 0 && from < to) {
            add(NAMED | comms.id(text, from, to) << 3, pid);
        }
    }

    @Override
    public void switchedOut(int cpu, int pid, boolean dead) {
        add(dead ? DIED : SWITCHED_OUT, pid);
    }

    @Override
    public void exits(int cpu, int pid) {
        add(EXITS, pid);
    }

    @Override
    public void forked(int child) {
        add(FORKED, child);
    }

    @Override
    public void wokenNew(int pid) {
        add(WOKEN_NEW, pid);
    }

    /** Tells {@code lives} what the row's event says; rows are asked for in order, and may be left out. */
    public void play(int of, TaskLives lives, int cpu, long timeNs) {
        while (played < count && rows[played] < of) {
            played++;
        }
        for (; played < count && rows[played] == of; played++) {
            int pid = pids[played];
            switch (what[played] & 7) {
                case NAMED -> lives.named(pid, cpu, comm(what[played] >>> 3, lives), timeNs);
                case SWITCHED_OUT -> lives.switchedOut(cpu, pid, false);
                case DIED -> lives.switchedOut(cpu, pid, true);
                case EXITS -> lives.exits(cpu, pid);
                case FORKED -> lives.forked(pid);
                case WOKEN_NEW -> lives.wokenNew(pid);
                default -> throw new IllegalStateException("no news: " + what[played]);
            }
        }
    }

    private int comm(int id, TaskLives lives) {
        if (id >= known.length) {
            known = Arrays.copyOf(known, Math.max(id + 1, known.length * 2));
        }
        if (known[id] == 0) {
            known[id] = lives.comm(comms, id);
        }
        return known[id];
    }
}

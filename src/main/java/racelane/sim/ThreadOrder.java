package racelane.sim;

import racelane.scenario.Program;
import racelane.scenario.Value;

/**
 * In which order the threads of a state are written down. Callbacks of call_rcu are always sorted: they have
 * no number of their own. With symmetry, like threads are too. Threads are compared by what does not depend
 * on any numbering: where they stand, and their values with pointers reduced to offset and type; ties keep
 * their order, which costs some merging and no soundness.
 */
final class ThreadOrder {
    private final Program program;
    private final boolean symmetric;
    private int[] order = new int[16];
    private int[] place = new int[16];
    private Canon canon;

    ThreadOrder(Program program, boolean symmetric) {
        this.program = program;
        this.symmetric = symmetric;
    }

    int at(int position) {
        return order[position];
    }

    int place(int thread) {
        return thread < place.length ? place[thread] : thread;
    }

    void arrange(MachineState state, Canon numbers) {
        canon = numbers;
        int count = state.threads.length;
        if (order.length < count) {
            order = new int[count * 2];
            place = new int[count * 2];
        }
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        if (symmetric) {
            int from = 0;
            while (from < program.threads.size()) {
                int to = from + 1;
                while (to < program.threads.size() && program.threads.get(to).group() == program.threads.get(from).group()) {
                    to++;
                }
                sort(state, from, to);
                from = to;
            }
        }
        sort(state, program.tasks() + 1, count);
        for (int i = 0; i < count; i++) {
            place[order[i]] = i;
        }
    }

    private void sort(MachineState state, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int thread = order[i];
            int at = i;
            while (at > from && compare(state, thread, order[at - 1]) < 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = thread;
        }
    }

    private int compare(MachineState state, int a, int b) {
        long[] left = state.threads[a];
        long[] right = state.threads[b];
        if (left.length != right.length) {
            return left.length == 0 ? 1 : right.length == 0 ? -1 : Integer.compare(left.length, right.length);
        }
        for (int i = 0; i < left.length; i++) {
            int difference = Long.compare(key(state, left[i]), key(state, right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        if (state.flags[a] != state.flags[b]) {
            return Long.compare(state.flags[a], state.flags[b]);
        }
        return Long.compare(held(state, a), held(state, b));
    }

    private long key(MachineState state, long value) {
        if (!Value.isMemory(value) || Value.slot(value) == 0) {
            return Value.isOwner(value) ? 0 : value;
        }
        int slot = Value.slot(value);
        long meta = state.slots[slot][0];
        boolean now = MachineState.alive(meta) && MachineState.life(meta) == Value.life(value);
        // Slots that the globals reach have a number by now; the others are only known by kind.
        return Value.pointer(canon.numberOf(slot), now ? 0 : 1, Value.offset(value), Value.type(value));
    }

    /** The first global lock that the thread holds: owners tell threads apart that stand in the same place. */
    private static long held(MachineState state, int thread) {
        long owner = Value.owner(thread);
        long[] globals = state.slots[0];
        for (int i = 1; i < globals.length; i++) {
            if (globals[i] == owner) {
                return i;
            }
        }
        return 0;
    }
}

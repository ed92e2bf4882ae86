package racelane.sim;

import java.util.Arrays;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Value;

/**
 * When two states are equal: writes a state down with slots and lives numbered in the order in which its
 * pointers are met, from the globals through the threads, so that numbering, memory that no pointer reaches
 * and the past fall away. Two states with equal encodings are equal; fingerprints are 128 bits of it.
 *
 * <p>With symmetry, threads of one declaration are first put in an order of their own. Not for several
 * threads at once.
 */
public final class Canon {
    private final Program program;
    private final ReuseMode reuse;
    private final boolean symmetric;
    private long[] out = new long[256];
    private int length;
    private int[] number = new int[16];
    private int[] queue = new int[16];
    private int queued;
    private long[] endedLives = new long[16];
    private int ended;
    private MachineState s;
    private final ThreadOrder order;
    private long high;
    private long low;
    private long leaks;

    Canon(Program program, ReuseMode reuse) {
        this(program, reuse, false);
    }

    /** @param symmetric whether states that differ only in which of several like threads is which are equal */
    public Canon(Program program, ReuseMode reuse, boolean symmetric) {
        this.program = program;
        this.reuse = reuse;
        this.symmetric = symmetric && !program.selfUsed;
        this.order = new ThreadOrder(program, this.symmetric);
    }

    /** Only numbers the slots, for {@link #numberOf}. */
    void number(MachineState state) {
        encode(state);
    }

    /** The number of a slot in the last state, from 1; 0 if no pointer reaches it. */
    int numberOf(int slot) {
        return slot < number.length ? number[slot] : 0;
    }

    /** Works out the fingerprint of a state: {@link #high}, {@link #low} and {@link #leaks}. */
    public void fingerprint(MachineState state) {
        encode(state);
        long h = 0x9e3779b97f4a7c15L ^ length;
        long l = 0xc2b2ae3d27d4eb4fL + length;
        for (int i = 0; i < length; i++) {
            long word = out[i];
            h = Long.rotateLeft(h ^ word * 0x87c37b91114253d5L, 31) * 0x4cf5ad432745937fL + 0x52dce729;
            l = Long.rotateLeft(l + word * 0x4cf5ad432745937fL ^ h, 33) * 0x9fb21c651e98df25L + 0x38495ab5;
        }
        high = mix(h + l);
        low = mix(l ^ Long.rotateLeft(h, 17));
        leaks = leakedTypes();
    }

    private static long mix(long value) {
        value ^= value >>> 33;
        value *= 0xff51afd7ed558ccdL;
        value ^= value >>> 33;
        value *= 0xc4ceb9fe1a85ec53L;
        return value ^ value >>> 33;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /**
     * 0, or a digest of the types of living objects that no pointer reaches. They are no part of the state,
     * but a search must not merge states that will be told as a leak with others.
     */
    public long leaks() {
        return leaks;
    }

    /** The whole encoding, for full comparison. */
    public long[] encoding(MachineState state) {
        encode(state);
        return Arrays.copyOf(out, length);
    }

    private void encode(MachineState state) {
        s = state;
        length = 0;
        queued = 0;
        ended = 0;
        if (number.length < state.slots.length) {
            number = new int[state.slots.length * 2];
            queue = new int[state.slots.length * 2];
        }
        Arrays.fill(number, 0);
        long[] globals = state.slots[0];
        for (int i = 1; i < globals.length; i++) {
            value(globals[i]);
        }
        order.arrange(state, this);
        for (int i = 0; i < state.threads.length; i++) {
            thread(order.at(i));
        }
        for (long wait : state.rcuWaits) {
            emit((long) order.place((int) (wait >>> 16)) << 16 | order.place((int) wait & 0xffff));
        }
        sortTail(state.rcuWaits.length);
        if (state.devres.length > 0) {
            devres();
        }
        for (int i = 0; i < queued; i++) {
            slot(queue[i]);
        }
        if (state.readers.length > 0) {
            readers();
        }
        if (state.free.length > 0) {
            freeLists();
        }
    }

    private void thread(int thread) {
        if (thread >= program.tasks() && s.threads[thread].length == 0 && s.flags[thread] == 0) {
            return;
        }
        long[] saved = s.threads[thread];
        emit(saved.length | s.flags[thread] << 32);
        for (long word : saved) {
            value(word);
        }
    }

    private void emit(long word) {
        if (length == out.length) {
            out = Arrays.copyOf(out, length * 2);
        }
        out[length++] = word;
    }

    private void value(long value) {
        emit(Value.isPointer(value) ? pointer(value) : value);
    }

    /** A pointer with its slot and life renumbered. Numbers are given when they are first asked for. */
    private long pointer(long value) {
        int slot = Value.slot(value);
        if (slot == 0) {
            return value;
        }
        if (slot > Value.LAST_SLOT) {
            return slot == Value.OWNER ? Value.owner(order.place(Value.offset(value))) : value;
        }
        return Value.pointer(numbered(slot), lifeCode(value, slot), Value.offset(value), Value.type(value));
    }

    private int numbered(int slot) {
        if (number[slot] == 0) {
            queue[queued++] = slot;
            number[slot] = queued;
        }
        return number[slot];
    }

    /** 0 for the life that is there; ended ones in the order in which they are met. */
    private int lifeCode(long value, int slot) {
        long meta = s.slots[slot][0];
        int life = Value.life(value);
        if (MachineState.alive(meta) && MachineState.life(meta) == life) {
            return 0;
        }
        long key = (long) slot << 10 | life;
        for (int i = 0; i < ended; i++) {
            if (endedLives[i] == key) {
                return i + 1;
            }
        }
        if (ended == endedLives.length) {
            endedLives = Arrays.copyOf(endedLives, ended * 2);
        }
        endedLives[ended++] = key;
        if (ended >= Value.LIVES) {
            throw new BoundReached(Value.LIVES + " ended lives that are still pointed at");
        }
        return ended;
    }

    private void slot(int slot) {
        long[] cells = s.slots[slot];
        long meta = cells[0];
        boolean alive = MachineState.alive(meta);
        long listed = 0;
        if (reuse == ReuseMode.ANY) {
            for (int free : s.free) {
                listed += free == slot ? 1 : 0;
            }
        }
        emit(MachineState.slabClass(meta) | (alive ? 1L << 8 | (long) MachineState.type(meta) << 32 : 0) | listed << 16);
        if (MachineState.slabClass(meta) == MachineState.TABLE_CLASS) {
            emit(cells.length);
        }
        for (int i = 1; i < cells.length; i++) {
            value(cells[i]);
        }
    }

    /** Device by device, those first whose memory has the lowest number: the order of registration counts within a device only. */
    private void devres() {
        long[] entries = s.devres;
        boolean[] done = new boolean[entries.length];
        for (int left = entries.length / 3; left > 0; ) {
            int best = -1;
            long bestKey = Long.MAX_VALUE;
            for (int i = 0; i < entries.length; i += 3) {
                long key = done[i] ? Long.MAX_VALUE : deviceKey(entries[i]);
                if (key < bestKey) {
                    bestKey = key;
                    best = i;
                }
            }
            long device = entries[best];
            emit(Value.isMemory(device) && Value.slot(device) > 0
                    ? Value.pointer(numbered(Value.slot(device)), 0, Value.offset(device), 0) : device);
            for (int i = best; i < entries.length; i += 3) {
                if (!done[i] && Value.same(entries[i], device)) {
                    done[i] = true;
                    left--;
                    value(entries[i + 1]);
                    value(entries[i + 2]);
                }
            }
        }
        emit(-1);
    }

    private long deviceKey(long device) {
        if (!Value.isMemory(device) || Value.slot(device) == 0) {
            return device & 0x3fff_ffff;
        }
        int known = number[Value.slot(device)];
        return (known == 0 ? Integer.MAX_VALUE : (long) known << 32) | Value.offset(device);
    }

    private void readers() {
        int from = length;
        for (long reader : s.readers) {
            int slot = Locks.slotOfReader(reader);
            if (slot == 0 || number[slot] != 0) {
                emit(Locks.reader(slot == 0 ? 0 : number[slot], Locks.offsetOfReader(reader), order.place(Locks.threadOfReader(reader))));
            }
        }
        Arrays.sort(out, from, length);
        emit(-2);
    }

    private void sortTail(int count) {
        if (count > 0) {
            Arrays.sort(out, length - count, length);
            emit(-3);
        }
    }

    /**
     * Slots that are listed twice differ from fresh ones even where no pointer reaches them. With lifo the
     * order counts; at its end, unreached slots are as good as fresh ones.
     */
    private void freeLists() {
        if (reuse == ReuseMode.LIFO) {
            for (int slab = 0; slab < 16; slab++) {
                int lowest = -1;
                for (int i = s.free.length - 1; i >= 0; i--) {
                    boolean ofClass = MachineState.slabClass(s.slots[s.free[i]][0]) == slab;
                    if (ofClass && (number[s.free[i]] != 0 || MachineState.alive(s.slots[s.free[i]][0]) || listings(s.free[i]) > 1)) {
                        lowest = i;
                    }
                }
                for (int i = s.free.length - 1; lowest >= 0 && i >= lowest; i--) {
                    if (MachineState.slabClass(s.slots[s.free[i]][0]) == slab) {
                        emit((long) slab << 32 | number[s.free[i]]);
                    }
                }
            }
        } else {
            for (int i = 0; i < s.free.length; i++) {
                int slot = s.free[i];
                boolean first = true;
                for (int j = 0; j < i; j++) {
                    first &= s.free[j] != slot;
                }
                if (first && number[slot] == 0 && (listings(slot) > 1 || MachineState.alive(s.slots[slot][0]))) {
                    emit(0x7000L + MachineState.slabClass(s.slots[slot][0]) | (long) listings(slot) << 32);
                }
            }
        }
    }

    private int listings(int slot) {
        int count = 0;
        for (int free : s.free) {
            count += free == slot ? 1 : 0;
        }
        return count;
    }

    private long leakedTypes() {
        long digest = 0;
        for (int word = 0; word < s.leaked.length; word++) {
            for (long bits = s.leaked[word]; bits != 0; bits &= bits - 1) {
                digest |= mix(word << 6 | Long.numberOfTrailingZeros(bits) + 1L);
            }
        }
        for (int slot = 1; slot < s.slots.length; slot++) {
            if (number[slot] == 0 && s.slots[slot] != null) {
                long meta = s.slots[slot][0];
                if (MachineState.alive(meta) && MachineState.slabClass(meta) != MachineState.TABLE_CLASS) {
                    digest |= mix(MachineState.type(meta) + 1L);
                }
            }
        }
        return digest;
    }
}

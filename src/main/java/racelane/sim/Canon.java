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
    private final Numbering numbers = new Numbering();
    private final Digest digest = new Digest();
    private MachineState s;
    private final ThreadOrder order;
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
        return numbers.known(slot);
    }

    /** Works out the fingerprint of a state: {@link #high}, {@link #low} and {@link #leaks}. */
    public void fingerprint(MachineState state) {
        encode(state);
        digest.of(out, length);
        leaks = leakedTypes();
    }

    public long high() {
        return digest.high();
    }

    public long low() {
        return digest.low();
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
        numbers.begin(state);
        long[] globals = state.slots[0];
        for (int i = 1; i < globals.length; i++) {
            value(globals[i]);
        }
        order.arrange(state, this);
        // Only now is it known which place a lock's owner has among the threads.
        for (int i = 1; i < globals.length; i++) {
            if (Value.isOwner(globals[i])) {
                out[i - 1] = pointer(globals[i]);
            }
        }
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
        for (int i = 0; i < numbers.met(); i++) {
            slot(numbers.slot(i));
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
        return Value.pointer(numbers.of(slot), numbers.life(slot, Value.life(value)), Value.offset(value), Value.type(value));
    }

    private void slot(int slot) {
        long[] cells = s.slots[slot];
        long meta = cells[0];
        boolean alive = MachineState.alive(meta);
        long listed = reuse == ReuseMode.ANY ? FreeSlots.listings(s.free, slot) : 0;
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
                    ? Value.pointer(numbers.of(Value.slot(device)), 0, Value.offset(device), 0) : device);
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
        int known = numbers.known(Value.slot(device));
        return (known == 0 ? Integer.MAX_VALUE : (long) known << 32) | Value.offset(device);
    }

    private void readers() {
        int from = length;
        for (long reader : s.readers) {
            int slot = Locks.slotOfReader(reader);
            if (slot == 0 || numbers.known(slot) != 0) {
                emit(Locks.reader(numbers.known(slot), Locks.offsetOfReader(reader), order.place(Locks.threadOfReader(reader))));
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
                    if (ofClass && (numbers.known(s.free[i]) != 0 || MachineState.alive(s.slots[s.free[i]][0]) || FreeSlots.listings(s.free, s.free[i]) > 1)) {
                        lowest = i;
                    }
                }
                for (int i = s.free.length - 1; lowest >= 0 && i >= lowest; i--) {
                    if (MachineState.slabClass(s.slots[s.free[i]][0]) == slab) {
                        emit((long) slab << 32 | numbers.known(s.free[i]));
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
                if (first && numbers.known(slot) == 0 && (FreeSlots.listings(s.free, slot) > 1 || MachineState.alive(s.slots[slot][0]))) {
                    emit(0x7000L + MachineState.slabClass(s.slots[slot][0]) | (long) FreeSlots.listings(s.free, slot) << 32);
                }
            }
        }
    }

    private long leakedTypes() {
        long digest = 0;
        for (int word = 0; word < s.leaked.length; word++) {
            for (long bits = s.leaked[word]; bits != 0; bits &= bits - 1) {
                digest |= Digest.mix(word << 6 | Long.numberOfTrailingZeros(bits) + 1L);
            }
        }
        for (int slot = 1; slot < s.slots.length; slot++) {
            if (numbers.known(slot) == 0 && s.slots[slot] != null) {
                long meta = s.slots[slot][0];
                if (MachineState.alive(meta) && MachineState.slabClass(meta) != MachineState.TABLE_CLASS) {
                    digest |= Digest.mix(MachineState.type(meta) + 1L);
                }
            }
        }
        return digest;
    }
}

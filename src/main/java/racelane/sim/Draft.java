package racelane.sim;

import java.util.Arrays;

/**
 * The state that a step is making. It shares everything with the state that the step began from and copies only
 * what the step changes; a step that turns out to be blocked has copied next to nothing.
 */
final class Draft {
    private static final int OBJECT_BYTES = 16;
    private final MachineState s = new MachineState();
    private boolean ownsThreads;
    private boolean ownsSlots;
    private long[] ownedSlots = new long[4];
    private int bytes;

    /** Begins anew; what was made before and not frozen is lost. */
    MachineState begin(MachineState from) {
        s.share(from);
        ownsThreads = false;
        bytes = MachineState.BYTES;
        if (ownsSlots) {
            ownsSlots = false;
            Arrays.fill(ownedSlots, 0);
        }
        return s;
    }

    /** The threads, writable. */
    long[][] threads() {
        if (!ownsThreads) {
            ownsThreads = true;
            s.threads = s.threads.clone();
            bytes += OBJECT_BYTES + 4 * s.threads.length;
        }
        return s.threads;
    }

    /** A thread more, or the flags of one more. */
    void addThread(int index) {
        ownsThreads = true;
        s.threads = Arrays.copyOf(s.threads, index + 1);
        s.flags = Arrays.copyOf(s.flags, index + 1);
    }

    private void ownSlots() {
        if (!ownsSlots) {
            ownsSlots = true;
            s.slots = s.slots.clone();
            bytes += OBJECT_BYTES + 4 * s.slots.length;
        }
    }

    /** A slot, writable. */
    long[] own(int slot) {
        ownSlots();
        int word = slot >>> 6;
        if (word >= ownedSlots.length || (ownedSlots[word] & 1L << slot) == 0) {
            put(slot, s.slots[slot].clone());
        }
        return s.slots[slot];
    }

    /** Puts another array in a slot's place, null for none. */
    void put(int slot, long[] cells) {
        ownSlots();
        int word = slot >>> 6;
        if (word >= ownedSlots.length) {
            ownedSlots = Arrays.copyOf(ownedSlots, Math.max(word + 1, ownedSlots.length * 2));
        }
        ownedSlots[word] |= 1L << slot;
        s.slots[slot] = cells;
        bytes += cells == null ? 0 : OBJECT_BYTES + 8 * cells.length;
    }

    /** Room for one slot more; its number. */
    int append() {
        ownsSlots = true;
        s.slots = Arrays.copyOf(s.slots, s.slots.length + 1);
        return s.slots.length - 1;
    }

    /** The state as it stands now, with that thread's registers: nobody changes it any more. */
    MachineState freeze(int thread, long[] saved) {
        threads()[thread] = saved;
        MachineState made = new MachineState();
        made.share(s);
        made.bytes = bytes + OBJECT_BYTES + 8 * saved.length;
        return made;
    }
}

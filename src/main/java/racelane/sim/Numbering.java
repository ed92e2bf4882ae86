package racelane.sim;

import java.util.Arrays;
import racelane.scenario.Value;

/** Numbers for the slots of one state, and for those lives in them that have ended, in the order in which pointers to them are met. */
final class Numbering {
    private MachineState s;
    private int[] number = new int[16];
    private int[] queue = new int[16];
    private int met;
    private long[] endedLives = new long[16];
    private int ended;

    void begin(MachineState state) {
        s = state;
        met = 0;
        ended = 0;
        if (number.length < state.slots.length) {
            number = new int[state.slots.length * 2];
            queue = new int[state.slots.length * 2];
        }
        Arrays.fill(number, 0, state.slots.length, 0);
    }

    /** The number of a slot, from 1; 0 if no pointer to it was met. */
    int known(int slot) {
        return slot < s.slots.length ? number[slot] : 0;
    }

    /** The same; a slot that was not met before takes the next number. */
    int of(int slot) {
        if (number[slot] == 0) {
            queue[met++] = slot;
            number[slot] = met;
        }
        return number[slot];
    }

    int met() {
        return met;
    }

    /** The slot that was met so many slots after the first. */
    int slot(int i) {
        return queue[i];
    }

    /** 0 for the life that is there now; ended ones are numbered from 1. */
    int life(int slot, int life) {
        long meta = s.slots[slot][0];
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
}

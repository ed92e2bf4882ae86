package racelane.sim;

import java.util.Arrays;

/** The list of freed slots, the last freed at its end; a slot that was freed twice stands on it twice. Lists are never changed, only replaced. */
final class FreeSlots {
    private FreeSlots() {}

    /** How often a slot is on the list. */
    static int listings(int[] free, int slot) {
        int count = 0;
        for (int listed : free) {
            count += listed == slot ? 1 : 0;
        }
        return count;
    }

    static int[] with(int[] free, int slot) {
        int[] more = Arrays.copyOf(free, free.length + 1);
        more[free.length] = slot;
        return more;
    }

    /** Without the slot's last listing; the same list if it is not there. */
    static int[] without(int[] free, int slot) {
        int at = free.length - 1;
        while (at >= 0 && free[at] != slot) {
            at--;
        }
        if (at < 0) {
            return free;
        }
        int[] rest = new int[free.length - 1];
        System.arraycopy(free, 0, rest, 0, at);
        System.arraycopy(free, at + 1, rest, at, rest.length - at);
        return rest;
    }
}

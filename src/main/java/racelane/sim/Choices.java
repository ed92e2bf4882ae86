package racelane.sim;

import java.util.Arrays;

/**
 * The choices of one attempt at a step: those that are wanted, in order, and those that were taken. Where no more
 * are wanted the first possibility is taken. Going through all of them is counting: the last that has a next one
 * is moved on, and what came after it begins anew.
 */
final class Choices {
    private int[] wanted = new int[16];
    private int wantedCount;
    private int[] taken = new int[16];
    private int[] arity = new int[16];
    private int count;

    /** From here on nothing is wanted in particular. */
    void wantNothing() {
        wantedCount = 0;
    }

    void want(int[] choices) {
        if (wanted.length < choices.length) {
            wanted = new int[choices.length * 2];
        }
        System.arraycopy(choices, 0, wanted, 0, choices.length);
        wantedCount = choices.length;
    }

    /** Wants the next combination after the one that was taken; false if that was the last. */
    boolean wantNext() {
        for (int i = count - 1; i >= 0; i--) {
            if (taken[i] + 1 < arity[i]) {
                if (wanted.length <= i) {
                    wanted = new int[i * 2 + 2];
                }
                System.arraycopy(taken, 0, wanted, 0, i);
                wanted[i] = taken[i] + 1;
                wantedCount = i + 1;
                return true;
            }
        }
        return false;
    }

    int[] wanted() {
        return Arrays.copyOf(wanted, wantedCount);
    }

    /** An attempt begins: nothing is taken yet. */
    void begin() {
        count = 0;
    }

    /**
     * Takes one of {@code n}.
     *
     * @throws IllegalArgumentException if more is wanted than there is
     */
    int take(int n) {
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
            arity = Arrays.copyOf(arity, count * 2);
        }
        int choice = count < wantedCount ? wanted[count] : 0;
        if (choice >= n) {
            throw new IllegalArgumentException("choice " + choice + " of " + n);
        }
        taken[count] = choice;
        arity[count] = n;
        count++;
        return choice;
    }

    int[] taken() {
        return count == 0 ? MachineState.NO_SLOTS : Arrays.copyOf(taken, count);
    }
}

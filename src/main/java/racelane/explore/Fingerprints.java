package racelane.explore;

/**
 * A set of 128-bit fingerprints. With n states the odds that any two different ones share a fingerprint are
 * below n²/2<sup>129</sup>: for a hundred million states less than 1 in 10<sup>22</sup>.
 */
final class Fingerprints {
    private long[] table = new long[1 << 5];
    private int size;
    private int limit = 1 << 3;

    /** Adds a fingerprint; whether it was new. */
    boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            low = 1;
        }
        if (size >= limit) {
            grow();
        }
        int mask = table.length / 2 - 1;
        int at = (int) high & mask;
        while (table[at * 2] != 0 || table[at * 2 + 1] != 0) {
            if (table[at * 2] == high && table[at * 2 + 1] == low) {
                return false;
            }
            at = at + 1 & mask;
        }
        table[at * 2] = high;
        table[at * 2 + 1] = low;
        size++;
        return true;
    }

    boolean contains(long high, long low) {
        if (high == 0 && low == 0) {
            low = 1;
        }
        int mask = table.length / 2 - 1;
        int at = (int) high & mask;
        while (table[at * 2] != 0 || table[at * 2 + 1] != 0) {
            if (table[at * 2] == high && table[at * 2 + 1] == low) {
                return true;
            }
            at = at + 1 & mask;
        }
        return false;
    }

    private void grow() {
        long[] old = table;
        if (old.length >= 1 << 30) {
            throw new racelane.sim.BoundReached("357 million states, more than one table holds");
        }
        table = new long[old.length * 2];
        limit = table.length / 2 * 2 / 3;
        int mask = table.length / 2 - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int at = (int) old[i] & mask;
                while (table[at * 2] != 0 || table[at * 2 + 1] != 0) {
                    at = at + 1 & mask;
                }
                table[at * 2] = old[i];
                table[at * 2 + 1] = old[i + 1];
            }
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * table.length;
    }
}

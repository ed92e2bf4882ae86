package racelane.sim;

import racelane.scenario.Value;

/** Which lives of a slot some pointer still carries, so that a new life takes the smallest other number: numbers stay small in the longest run. */
final class UsedLives {
    private UsedLives() {}

    static int firstUnused(MachineState s, int slot) {
        long[] used = new long[Value.LIVES >> 6];
        used[0] = 1;
        for (long[] cells : s.slots) {
            collect(cells, slot, used);
        }
        for (long[] saved : s.threads) {
            collect(saved, slot, used);
        }
        collect(s.devres, slot, used);
        long[] now = s.slots[slot];
        int current = now == null ? 0 : MachineState.life(now[0]);
        used[current >> 6] |= 1L << current;
        for (int word = 0; word < used.length; word++) {
            if (used[word] != -1) {
                return word << 6 | Long.numberOfTrailingZeros(~used[word]);
            }
        }
        throw new BoundReached(Value.LIVES + " lives of one slot");
    }

    private static void collect(long[] cells, int slot, long[] used) {
        if (cells == null) {
            return;
        }
        for (long cell : cells) {
            if (Value.isPointer(cell) && Value.slot(cell) == slot) {
                used[Value.life(cell) >> 6] |= 1L << Value.life(cell);
            }
        }
    }
}

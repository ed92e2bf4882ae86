package racelane.read.ftrace;

import racelane.read.Bytes;
import racelane.trace.Names;

/**
 * Tasks as they stand in front of the CPU's bracket, {@code "%16s-%-7d ["} and its kin: known again by their
 * bytes, without taking these apart once more. A table of the last ones seen, not of all.
 *
 * <p>The same bytes up to the bracket are the same task whatever follows: {@link FtraceLine} tries the dashes
 * in front of it in an order that does not depend on what follows, and no CPU, flags or time can begin before
 * the bracket and go on behind it.
 */
final class FtraceTasks {
    /** The usual place of the dash lies in front of the bracket. */
    private static final int FIRST_BRACKET = 17;
    private static final int LAST_BRACKET = 39;
    private static final int SLOTS = 512;
    private static final int KEYS = 5;

    private final Names words;
    /** What stands in front of the bracket and the bracket, as words that overlap. */
    private final long[] keys = new long[KEYS * SLOTS];
    private final byte[] brackets = new byte[SLOTS];
    private final int[] pids = new int[SLOTS];
    private final int[] tgids = new int[SLOTS];
    private final int[] comms = new int[SLOTS];
    /** Column of the last line's bracket: mostly that of the next one. */
    private int bracket = FIRST_BRACKET;

    FtraceTasks(Names words) {
        this.words = words;
    }

    /** The task in front of the bracket in a line, or -1 if it is not known. Valid until the next one is met. */
    int of(byte[] bytes, int from, int to) {
        if (to - from <= LAST_BRACKET || bytes[from + bracket] != '[') {
            return -1;
        }
        int slot = slot(bytes, from);
        int key = slot * KEYS;
        boolean same = brackets[slot] == bracket && keys[key] == Bytes.word(bytes, from) && keys[key + 1] == Bytes.word(bytes, from + 8)
                && keys[key + 2] == Bytes.word(bytes, from + Math.min(16, bracket - 7)) && keys[key + 3] == Bytes.word(bytes, from + Math.min(24, bracket - 7))
                && keys[key + 4] == Bytes.word(bytes, from + bracket - 7);
        return same ? slot : -1;
    }

    private int slot(byte[] bytes, int from) {
        long first = Bytes.word(bytes, from + Math.min(16, bracket - 7));
        long second = Bytes.word(bytes, from + 8);
        return (int) (((first ^ Long.rotateLeft(second, 27)) * 0x9e3779b97f4a7c15L ^ Bytes.word(bytes, from + bracket - 7)) * 0x9e3779b97f4a7c15L >>> 55);
    }

    /** Remembers the task of a line that was taken apart; returns the id of its name. */
    int met(FtraceLine line, byte[] bytes, int from, int to) {
        int comm = words.id(bytes, line.commFrom, line.commTo);
        int its = line.placeFrom - from;
        if (to - from <= LAST_BRACKET || its < FIRST_BRACKET || its > LAST_BRACKET || bytes[line.placeFrom] != '[') {
            return comm;
        }
        bracket = its;
        int slot = slot(bytes, from);
        int key = slot * KEYS;
        brackets[slot] = (byte) bracket;
        keys[key] = Bytes.word(bytes, from);
        keys[key + 1] = Bytes.word(bytes, from + 8);
        keys[key + 2] = Bytes.word(bytes, from + Math.min(16, bracket - 7));
        keys[key + 3] = Bytes.word(bytes, from + Math.min(24, bracket - 7));
        keys[key + 4] = Bytes.word(bytes, from + bracket - 7);
        pids[slot] = line.pid;
        tgids[slot] = line.tgid;
        comms[slot] = comm;
        return comm;
    }

    /** Where in the line the CPU stands. */
    int bracket() {
        return bracket;
    }

    int pid(int task) {
        return pids[task];
    }

    int tgid(int task) {
        return tgids[task];
    }

    /** Id of its name. */
    int comm(int task) {
        return comms[task];
    }
}

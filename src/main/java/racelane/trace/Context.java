package racelane.trace;

import java.util.Arrays;

/**
 * In what context an event ran: bits of one byte, as the flags column of ftrace tells it
 * (kernel/trace/trace_output.c, trace_print_lat_fmt).
 */
public final class Context {
    public static final int IRQS_OFF = 1;
    public static final int NEED_RESCHED = 2;
    /** In a hard interrupt: not the task's doing. */
    public static final int HARDIRQ = 4;
    /** Serving a soft interrupt: not the task's doing. */
    public static final int SOFTIRQ = 8;
    /** The format tells flags at all; without it the other bits say nothing. */
    public static final int KNOWN = 16;

    /** By the letter of each of the first three columns: its bit, or -1 where no such letter stands there. */
    private static final byte[] IRQS = table(".bBX?", "dD", IRQS_OFF, IRQS_OFF);
    private static final byte[] RESCHED = table(".", "NnpBbLl", NEED_RESCHED, NEED_RESCHED, NEED_RESCHED, NEED_RESCHED, NEED_RESCHED, NEED_RESCHED, NEED_RESCHED);
    private static final byte[] INTERRUPT = table(".", "hZzHs", HARDIRQ, HARDIRQ, HARDIRQ, HARDIRQ | SOFTIRQ, SOFTIRQ);

    private Context() {}

    /** Whether an event with these bits is an interrupt's and not the task's it interrupted. */
    public static boolean isInterrupt(int bits) {
        return (bits & (HARDIRQ | SOFTIRQ)) != 0;
    }

    /**
     * The bits of a flags column, {@code dNs7.}: irqs, resched, interrupt, preempt depth and, since 5.17,
     * migrate-disable depth; -1 if the bytes are no such column.
     */
    public static int of(byte[] text, int from, int to) {
        if (to - from < 3 || to - from > 8) {
            return -1;
        }
        int bits = IRQS[text[from] & 0xff] | RESCHED[text[from + 1] & 0xff] | INTERRUPT[text[from + 2] & 0xff];
        return bits < 0 ? -1 : bits | KNOWN;
    }

    private static byte[] table(String none, String letters, int... bits) {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) -1);
        for (char letter : none.toCharArray()) {
            table[letter] = 0;
        }
        for (int i = 0; i < letters.length(); i++) {
            table[letters.charAt(i)] = (byte) bits[i];
        }
        return table;
    }

    /** The bits as a flags column of three characters, or null if no flags are known. */
    public static String text(int bits) {
        if ((bits & KNOWN) == 0) {
            return null;
        }
        char interrupt = switch (bits & (HARDIRQ | SOFTIRQ)) {
            case HARDIRQ -> 'h';
            case SOFTIRQ -> 's';
            case HARDIRQ | SOFTIRQ -> 'H';
            default -> '.';
        };
        return new String(new char[] {(bits & IRQS_OFF) != 0 ? 'd' : '.', (bits & NEED_RESCHED) != 0 ? 'N' : '.', interrupt});
    }
}

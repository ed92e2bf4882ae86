package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import racelane.read.Bytes;

/**
 * The symbols of /proc/kallsyms and the texts of printk_formats, as the file keeps them:
 * <pre>
 * ffffffff81271800 t kprobe_trace_func
 * ffffffffc0202bf0 t disk_release	[disk]
 * 0xffffffff8226d0c8 : "cpu: %d freq: %u\n"
 * </pre>
 * The names stay bytes of the text; a symbol costs twelve bytes more.
 */
final class Symbols implements KernelNames {
    /** No function is longer; what lies further behind a symbol belongs to nothing. */
    private static final long LONGEST = 16 << 20;

    private final byte[] text;
    private final int longSize;
    private final long[] addresses;
    /** Where in the text each symbol's line begins. */
    private final int[] lines;
    private final Map<Long, String> texts;

    Symbols(byte[] kallsyms, byte[] printk, int longSize) {
        this.text = kallsyms;
        this.longSize = longSize;
        int count = Bytes.count(kallsyms, 0, kallsyms.length, (byte) '\n') + 1;
        long[] found = new long[count];
        int[] at = new int[count];
        int size = 0;
        for (int from = 0; from < kallsyms.length; ) {
            int end = lineEnd(from);
            int blank = hexEnd(kallsyms, from, end);
            boolean symbol = blank > from && blank - from <= 16 && blank + 3 < end && kallsyms[blank] == ' ' && kallsyms[blank + 2] == ' ' && kallsyms[blank + 3] != '$';
            if (symbol) {
                found[size] = hex(kallsyms, from, blank);
                at[size++] = from;
            }
            from = end + 1;
        }
        int[] order = order(found, size);
        addresses = new long[size];
        lines = new int[size];
        for (int i = 0; i < size; i++) {
            addresses[i] = found[order[i]];
            lines[i] = at[order[i]];
        }
        texts = texts(printk);
    }

    private int lineEnd(int from) {
        int end = Bytes.indexOf(text, from, text.length, (byte) '\n');
        return end < 0 ? text.length : end;
    }

    private static int hexEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Character.digit(bytes[at], 16) >= 0) {
            at++;
        }
        return at;
    }

    private static long hex(byte[] bytes, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = value << 4 | Character.digit(bytes[at], 16);
        }
        return value;
    }

    /** A merge of the runs that are in order; of equal addresses the one that stands first in the file stays first. */
    private static int[] order(long[] addresses, int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        int[] other = new int[size];
        for (int width = 1; width < size && width > 0; width *= 2) {
            for (int from = 0; from + width < size; from += 2 * width) {
                int middle = from + width;
                int to = (int) Math.min(size, (long) middle + width);
                if (Long.compareUnsigned(addresses[order[middle - 1]], addresses[order[middle]]) <= 0) {
                    continue;
                }
                System.arraycopy(order, from, other, from, to - from);
                int left = from;
                int right = middle;
                for (int at = from; at < to; at++) {
                    boolean takeLeft = right == to || left < middle && Long.compareUnsigned(addresses[other[left]], addresses[other[right]]) <= 0;
                    order[at] = takeLeft ? other[left++] : other[right++];
                }
            }
        }
        return order;
    }

    /** The first symbol at the highest address that is not above this one, or -1. */
    private int find(long address) {
        if (longSize == 8 && address >= 0) {
            // The lower half belongs to processes; the symbols there are offsets into per-CPU memory.
            return -1;
        }
        int low = 0;
        int high = addresses.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(addresses[middle], address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || low == addresses.length && addresses[low - 1] != address || address - addresses[low - 1] > LONGEST) {
            return -1;
        }
        int found = low - 1;
        while (found > 0 && addresses[found - 1] == addresses[found]) {
            found--;
        }
        return found;
    }

    private String name(int symbol) {
        int end = lineEnd(lines[symbol]);
        int from = hexEnd(text, lines[symbol], end) + 3;
        int tab = Bytes.indexOf(text, from, end, (byte) '\t');
        return Bytes.text(text, from, tab < 0 ? end : tab);
    }

    private String moduleOf(int symbol) {
        int end = lineEnd(lines[symbol]);
        int tab = Bytes.indexOf(text, lines[symbol], end, (byte) '\t');
        int close = tab < 0 ? -1 : Bytes.indexOf(text, tab, end, (byte) ']');
        return close < 0 || text[tab + 1] != '[' ? null : Bytes.text(text, tab + 2, close);
    }

    @Override
    public String place(long address) {
        int symbol = find(address);
        if (symbol < 0) {
            return "0x" + Long.toHexString(address);
        }
        String module = moduleOf(symbol);
        int next = symbol + 1;
        while (next < addresses.length && addresses[next] == addresses[symbol]) {
            next++;
        }
        // Behind a module's last symbol lies what its own table knows and this one does not.
        boolean sized = next < addresses.length && java.util.Objects.equals(module, moduleOf(next));
        return name(symbol) + "+0x" + Long.toHexString(address - addresses[symbol]) + (sized ? "/0x" + Long.toHexString(addresses[next] - addresses[symbol]) : "")
                + (module == null ? "" : " [" + module + "]");
    }

    @Override
    public String function(long address) {
        int symbol = find(address);
        return symbol < 0 ? null : name(symbol);
    }

    @Override
    public String module(long address) {
        int symbol = find(address);
        return symbol < 0 ? null : moduleOf(symbol);
    }

    @Override
    public String text(long address) {
        return texts.get(address);
    }

    @Override
    public boolean mayHold(byte[] needle) {
        return Bytes.indexOfIgnoringCase(text, 0, text.length, needle) >= 0;
    }

    private static Map<Long, String> texts(byte[] printk) {
        Map<Long, String> texts = new HashMap<>();
        new String(printk, StandardCharsets.UTF_8).lines().forEach(line -> {
            int colon = line.indexOf(" : \"");
            if (line.startsWith("0x") && colon > 2 && colon <= 18) {
                byte[] digits = line.substring(2, colon).getBytes(StandardCharsets.UTF_8);
                if (hexEnd(digits, 0, digits.length) == digits.length) {
                    texts.put(hex(digits, 0, digits.length), new PrintTokens(line.substring(colon + 3)).word);
                }
            }
        });
        return texts;
    }
}

package racelane.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in kernel code as the kernel prints it with %pS: {@code put_device+0x118/0x140 [drv]}
 * (kernel/kallsyms.c, __sprint_symbol, 6.12: name, offset, size, module, with %pB and build ids a hash).
 *
 * @param symbol   the function
 * @param offset   bytes from its start; 0 where only the function is named
 * @param size     the function's size as kallsyms counts it, up to the next symbol; -1 if not told
 * @param module   the module, or null for the kernel itself
 * @param returned the address is one to return to: the call stands just before it
 */
public record Place(String symbol, long offset, long size, String module, boolean returned) {
    private static final Pattern SHAPE = Pattern.compile(
            "([^\\s+()\\[\\]]{1,511})(?:\\+0x([0-9a-f]{1,7})(?:/0x([0-9a-f]{1,7}))?)?(?: \\[([^\\]\\s]{1,63})(?: [0-9a-f]{2,64})?\\])?");

    /** The place that a text names, or null if it names none. */
    public static Place parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            return null;
        }
        return new Place(shape.group(1), number(shape.group(2), 0), number(shape.group(3), -1), shape.group(4), false);
    }

    /** The place of a probe, or of a return the place it returns to: {@code caller+0x3b/0xd0 [drv] <- function}; null if there is none. */
    public static Place ofSite(String site) {
        if (site == null) {
            return null;
        }
        int arrow = site.indexOf(" <- ");
        Place place = parse(arrow < 0 ? site : site.substring(0, arrow));
        return place == null || arrow < 0 ? place : place.asReturn();
    }

    /** The same address as one to return to: a frame of a stack that called another. */
    public Place asReturn() {
        return new Place(symbol, offset, size, module, true);
    }

    private static long number(String hex, long otherwise) {
        return hex == null ? otherwise : Long.parseLong(hex, 16);
    }

    /** As the kernel prints it. */
    @Override
    public String toString() {
        return symbol + "+0x" + Long.toHexString(offset) + (size < 0 ? "" : "/0x" + Long.toHexString(size)) + (module == null ? "" : " [" + module + "]");
    }
}

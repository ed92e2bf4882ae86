package racelane.trace;

/**
 * One frame of a kernel call trace, as printed. Unknown is {@code null} or -1.
 *
 * @param symbol   the function, with the compiler's suffix if there is one ({@code foo.constprop.0})
 * @param offset   bytes into the function, or -1
 * @param size     bytes of the function, or -1
 * @param module   the module in square brackets, or null for the kernel image
 * @param source   {@code file.c:123} if the trace was decoded, or null
 * @param inlined  printed with {@code [inline]}: a decoder's frame, which has no address of its own
 * @param reliable false for a frame with {@code ?}: an address that lay on the stack, perhaps left over
 */
public record ReportFrame(String symbol, int offset, int size, String module, String source, boolean inlined, boolean reliable) {
    /** The function without the suffixes that compilers add: {@code foo} of {@code foo.isra.27.cold}. */
    public String plainSymbol() {
        int dot = symbol.indexOf('.', 1);
        return dot < 0 ? symbol : symbol.substring(0, dot);
    }

    /** Whether both lie at the same place of the same function, as far as both say where in it. */
    public boolean samePlace(ReportFrame other) {
        return symbol.equals(other.symbol) && (offset == other.offset || offset < 0 || other.offset < 0);
    }
}

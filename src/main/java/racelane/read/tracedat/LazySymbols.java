package racelane.read.tracedat;

import java.io.IOException;

/** The kernel's symbols, read when the first is asked for: they are the largest part of many a file. */
final class LazySymbols implements KernelNames {
    private final DatContents contents;
    private volatile Symbols symbols;

    LazySymbols(DatContents contents) {
        this.contents = contents;
    }

    private Symbols symbols() {
        Symbols known = symbols;
        if (known == null) {
            synchronized (this) {
                known = symbols;
                if (known == null) {
                    known = new Symbols(kallsyms(), contents.printk, contents.formats.longSize());
                    symbols = known;
                }
            }
        }
        return known;
    }

    private byte[] kallsyms() {
        try {
            return contents.kallsyms.bytes();
        } catch (IOException | DamagedException gone) {
            // Without its symbols an address is shown as a number, which is told by being one.
            return new byte[0];
        }
    }

    @Override
    public String place(long address) {
        return symbols().place(address);
    }

    @Override
    public String function(long address) {
        return symbols().function(address);
    }

    @Override
    public String module(long address) {
        return symbols().module(address);
    }

    @Override
    public boolean mayHold(byte[] needle) {
        return symbols().mayHold(needle);
    }

    @Override
    public String text(long address) {
        return symbols().text(address);
    }
}

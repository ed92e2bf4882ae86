package racelane.read.tracedat;

/** What addresses in records stand for: functions of the kernel, and texts that lie in its memory. */
interface KernelNames {
    /** The function at an address and how far into it, {@code f+0x4/0x100 [mod]}; {@code 0x…} if unknown. */
    String place(long address);

    /** The function alone, {@code f}; null if unknown. */
    String function(long address);

    /** The module of the function at an address, or null. */
    String module(long address);

    /** The text at an address, or null. */
    String text(long address);

    /** Whether these bytes, ASCII in lower case, may stand in the name of a function or module; takes a look at all of them. */
    default boolean mayHold(byte[] needle) {
        return true;
    }
}

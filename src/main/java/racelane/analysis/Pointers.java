package racelane.analysis;

/** What a printed pointer can tell. */
final class Pointers {
    private Pointers() {}

    /**
     * Whether a pointer is an address and no hash: {@code %p} prints a 32-bit hash with zeros above it
     * (lib/vsprintf.c, ptr_to_id); kernel addresses of 64-bit machines have their upper bits set.
     */
    static boolean isRaw(long pointer) {
        return pointer >>> 32 != 0;
    }
}

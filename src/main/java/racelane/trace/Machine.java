package racelane.trace;

/**
 * One of several machines whose captures were laid into one trace. What means something on one machine alone is
 * told from the other machines' by it: a PID by its lane's machine, a CPU by counting on, an address by bits that no
 * kernel's addresses differ in.
 *
 * @param index    0 for the first
 * @param name     what people call it: its file's name
 * @param firstCpu how many CPUs the machines before it have
 */
public record Machine(int index, String name, int firstCpu) {
    /** As many as the bits of an address tell apart. */
    public static final int MOST = 8;
    private static final int SHIFT = 60;
    private static final long BITS = 0xfL << SHIFT;

    /** The address as it is told from those of other machines; of the first machine it is itself. */
    static long told(long address, int machine) {
        return address ^ (long) machine << SHIFT;
    }

    /**
     * The address itself: a kernel's have all of the bits and the four below them set, a process' and those of 32-bit
     * kernels none and the twelve below them neither. What is neither has not been told apart.
     */
    public static long address(long told) {
        boolean kernel = told < 0 && (told >>> 56 & 0xf) == 0xf;
        boolean process = told >= 0 && (told >>> 48 & 0xfff) == 0;
        return kernel ? told | BITS : process ? told & ~BITS : told;
    }

    /** An address for people, whichever machine's it is. */
    public static String hex(long told) {
        return "0x" + Long.toHexString(address(told));
    }
}

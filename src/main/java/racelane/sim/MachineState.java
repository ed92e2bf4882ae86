package racelane.sim;

/**
 * One state between two steps. Arrays are shared between states and never written once the step that made
 * them is over; a step copies what it changes. Equality of states is {@link Canon}'s business.
 */
public final class MachineState {
    static final long[] NONE = {};
    static final int[] NO_SLOTS = {};
    /** Class of the slot in which a table keeps its pointers. */
    static final int TABLE_CLASS = 0xff;
    static final long PENDING = 1L << 16;
    /** The object itself, its small arrays told apart from another state's now and then. */
    static final int BYTES = 96;

    /**
     * Memory. Slot 0 holds the globals. Element 0 of a slot says what lives there ({@link #meta}); cells follow.
     */
    long[][] slots;
    /**
     * Stacks: declared threads, works, init, then callbacks of call_rcu; empty where nothing runs. Element 0
     * holds program counter, frame and depth.
     */
    long[][] threads;
    /** Per thread: depth of its RCU read section; for works {@link #PENDING}. */
    long[] flags;
    /** Freed slots, the last freed at the end; a slot freed twice stands twice. */
    int[] free = NO_SLOTS;
    /** Managed memory: device, function (0 for memory), argument; in order of registration. */
    long[] devres = NONE;
    /** Who holds which rwsem for reading: address &lt;&lt; 16 | thread, sorted. */
    long[] readers = NONE;
    /** Who waits for whose RCU read section: waiter &lt;&lt; 16 | reader. */
    long[] rcuWaits = NONE;
    /** Types (bits) of objects that were alive when their slot was taken back because no pointer reached it. */
    long[] leaked = NONE;

    /** What the step that made this state copied for it. */
    int bytes = BYTES;

    /** Takes over everything from another state; arrays stay that state's too. */
    void share(MachineState from) {
        slots = from.slots;
        threads = from.threads;
        flags = from.flags;
        free = from.free;
        devres = from.devres;
        readers = from.readers;
        rcuWaits = from.rcuWaits;
        leaked = from.leaked;
    }

    static long meta(int slabClass, boolean alive, int life, int type) {
        return slabClass | (alive ? 1L << 8 : 0) | (long) life << 16 | (long) type << 32;
    }

    static int slabClass(long meta) {
        return (int) meta & 0xff;
    }

    static boolean alive(long meta) {
        return (meta & 1L << 8) != 0;
    }

    static int life(long meta) {
        return (int) (meta >>> 16) & 0x3ff;
    }

    static int type(long meta) {
        return (int) (meta >>> 32);
    }

    static long thread(int pc, int frame, int depth) {
        return pc | (long) frame << 24 | (long) depth << 48;
    }

    static int pc(long[] thread) {
        return (int) thread[0] & 0xffffff;
    }

    static int frame(long[] thread) {
        return (int) (thread[0] >>> 24) & 0xffffff;
    }

    static int depth(long[] thread) {
        return (int) (thread[0] >>> 48);
    }

    /** How many threads there are now, ended ones included. */
    public int threadCount() {
        return threads.length;
    }

    /** Whether the thread has something left to run (a queued work has). */
    public boolean isLive(int thread) {
        return threads[thread].length > 0 || (flags[thread] & PENDING) != 0;
    }

    /** Bytes that this state takes beside the one that a step made it from, about. */
    public long bytes() {
        return bytes;
    }
}

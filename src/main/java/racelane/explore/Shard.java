package racelane.explore;

/**
 * One part of the set of states seen so far. A state in which an object has leaked is told apart from the same state
 * without the leak, or the leak could be missed, but the two are counted as the one state that they are.
 */
final class Shard {
    /** {@link #add}: the state has to be expanded. */
    static final int FRESH = 1;
    /** {@link #add}, {@link #addEnd}: there is one state more. */
    static final int COUNTED = 2;
    /** {@link #add}: its transitions are counted, though the state may have been counted as an end before. */
    static final int OWN_TRANSITIONS = 4;
    private final Fingerprints seen = new Fingerprints();
    private final Fingerprints leaking = new Fingerprints();
    private final Fingerprints ends = new Fingerprints();

    boolean has(long high, long low, long leaks) {
        return seen.contains(high ^ leaks * 0x52dce729L, low + leaks);
    }

    /** Adds a state; answers what of the above is true of it. */
    int add(long high, long low, long leaks) {
        if (!seen.add(high ^ leaks * 0x52dce729L, low + leaks)) {
            return 0;
        }
        boolean first = leaks == 0 ? leaking.size() == 0 || leaking.add(high, low) : leaking.add(high, low) && !seen.contains(high, low);
        if (!first) {
            return FRESH;
        }
        return ends.size() > 0 && ends.contains(high, low) ? FRESH | OWN_TRANSITIONS : FRESH | OWN_TRANSITIONS | COUNTED;
    }

    /** Adds a state in which a run ended by failing. It is not expanded for that, but may be by another run. */
    int addEnd(long high, long low) {
        return ends.add(high, low) && !seen.contains(high, low) && !leaking.contains(high, low) ? COUNTED : 0;
    }

    long bytes() {
        return seen.bytes() + leaking.bytes() + ends.bytes();
    }
}

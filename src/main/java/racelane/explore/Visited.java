package racelane.explore;

import racelane.sim.Canon;
import racelane.sim.MachineState;

/**
 * The states seen so far. A state in which an object has leaked is told apart from the same state without the
 * leak, or the leak could be missed, but the two are counted as the one state that they are.
 */
final class Visited {
    private final Canon canon;
    private final Fingerprints seen = new Fingerprints();
    private final Fingerprints leaking = new Fingerprints();
    private long counted;
    private boolean newlyCounted;

    Visited(Canon canon) {
        this.canon = canon;
    }

    /** Adds a state; whether it has to be expanded. */
    boolean add(MachineState state) {
        return add(state, 0);
    }

    /** The same with something that the search tells apart besides, 0 for nothing. */
    boolean add(MachineState state, long beside) {
        canon.fingerprint(state);
        long high = canon.high() ^ beside * 0x9e3779b97f4a7c15L;
        long low = canon.low() + beside;
        if (canon.leaks() == 0) {
            boolean fresh = seen.add(high, low);
            newlyCounted = fresh && (leaking.size() == 0 || leaking.add(high, low));
            counted += newlyCounted ? 1 : 0;
            return fresh;
        }
        boolean fresh = seen.add(high ^ canon.leaks() * 0x52dce729L, low + canon.leaks());
        newlyCounted = leaking.add(high, low) && fresh && !known(high, low);
        counted += newlyCounted ? 1 : 0;
        return fresh;
    }

    private boolean known(long high, long low) {
        return seen.contains(high, low);
    }

    /** Whether the last state added was counted: its transitions are counted too. */
    boolean wasCounted() {
        return newlyCounted;
    }

    long count() {
        return counted;
    }

    long bytes() {
        return seen.bytesWhenGrown() + leaking.bytesWhenGrown();
    }
}

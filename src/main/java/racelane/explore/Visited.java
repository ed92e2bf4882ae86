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
    private final Fingerprints ends = new Fingerprints();
    private long high;
    private long low;
    private long leaks;
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
        look(state, beside);
        return addLooked();
    }

    /** Whether a state has been added; {@link #addLooked} can then add it at no further cost. */
    boolean has(MachineState state) {
        look(state, 0);
        return seen.contains(high ^ leaks * 0x52dce729L, low + leaks);
    }

    private void look(MachineState state, long beside) {
        canon.fingerprint(state);
        high = canon.high() ^ beside * 0x9e3779b97f4a7c15L;
        low = canon.low() + beside;
        leaks = canon.leaks();
    }

    boolean addLooked() {
        boolean fresh = seen.add(high ^ leaks * 0x52dce729L, low + leaks);
        newlyCounted = fresh && (leaks == 0 ? leaking.size() == 0 || leaking.add(high, low) : leaking.add(high, low) && !seen.contains(high, low));
        counted += newlyCounted ? 1 : 0;
        if (newlyCounted && ends.size() > 0 && ends.contains(high, low)) {
            counted--;
        }
        return fresh;
    }

    /** Counts a state in which a run ended by failing. It is not expanded for that, but may be by another run. */
    void addEnd(MachineState state) {
        look(state, 0);
        if (ends.add(high, low) && !seen.contains(high, low) && !leaking.contains(high, low)) {
            counted++;
        }
    }

    /** Whether the last state added was counted: its transitions are counted too. */
    boolean wasCounted() {
        return newlyCounted;
    }

    long count() {
        return counted;
    }

    long bytes() {
        return seen.bytesWhenGrown() + leaking.bytesWhenGrown() + ends.bytesWhenGrown();
    }
}

package racelane.explore;

/** Is told, on the search's own thread, how far a search is. */
@FunctionalInterface
public interface Progress {
    /** About so often. */
    long EVERY_NS = 100_000_000;

    /**
     * @param states  stored so far
     * @param depth   of the run looked at, in steps
     * @param seconds since the search began
     */
    void reached(long states, int depth, double seconds);

    /** Nobody wants to know. */
    static Progress none() {
        return (states, depth, seconds) -> {};
    }
}

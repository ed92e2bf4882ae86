package racelane.trace;

/** The only clock: nanoseconds that only ever grow, from an arbitrary start. Tests pass one that they turn by hand. */
@FunctionalInterface
public interface Ticker {
    long nowNs();
}

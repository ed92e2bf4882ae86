package racelane.analysis;

/**
 * What the observed values say of a lens's hypothesis.
 *
 * @param name     the hypothesis
 * @param confirms stretches between two observations that fit only if it holds
 * @param refutes  stretches that fit only if it does not
 */
public record HypothesisVerdict(String name, int confirms, int refutes) {
    /** {@code confirmed}, {@code refuted}, {@code contradictory} or {@code open}: no stretch could tell. */
    public String word() {
        if (confirms > 0 && refutes > 0) {
            return "contradictory";
        }
        return confirms > 0 ? "confirmed" : refutes > 0 ? "refuted" : "open";
    }
}

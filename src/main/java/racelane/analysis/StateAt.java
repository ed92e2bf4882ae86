package racelane.analysis;

import java.util.List;

/** The state after a row. */
final class StateAt {
    private StateAt() {}

    static State of(Analysis analysis, int row) {
        return new State(row, List.of(), List.of(), List.of(), List.of());
    }
}

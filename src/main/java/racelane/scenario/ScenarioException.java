package racelane.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no scenario, with everything that is wrong with it, in order of place. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<SourceError> errors;

    public ScenarioException(List<SourceError> errors) {
        super(errors.stream().map(SourceError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<SourceError> errors() {
        return errors;
    }
}

package racelane.read.tracedat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The {@link LineForm} of every format, made when the first of its events is looked at. Safe for several threads. */
final class LineForms {
    private final KernelNames names;
    private final Map<EventFormat, Optional<LineForm>> known = new ConcurrentHashMap<>();

    LineForms(KernelNames names) {
        this.names = names;
    }

    /** Null if there is none. */
    LineForm of(EventFormat format) {
        return known.computeIfAbsent(format, made -> Optional.ofNullable(LineForm.of(made, names))).orElse(null);
    }
}

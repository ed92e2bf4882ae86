package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All references that were taken, in order of their gets. */
public final class References {
    private final List<Reference> all;
    private final Map<Long, List<Reference>> byObject = new HashMap<>();

    References(List<Reference> all) {
        this.all = List.copyOf(all);
        all.forEach(reference -> byObject.computeIfAbsent(reference.object(), key -> new ArrayList<>()).add(reference));
    }

    public List<Reference> all() {
        return all;
    }

    /** Those taken on an object, whatever its life. */
    public List<Reference> of(long address) {
        return byObject.getOrDefault(address, List.of());
    }
}

package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All references that were taken, in order of their gets. */
public final class References {
    private final List<Reference> all;
    private final Map<Long, List<Reference>> byObject = new HashMap<>();
    private final Map<Long, SpanIndex<Reference>> held = new HashMap<>();

    References(List<Reference> all) {
        this.all = List.copyOf(all);
        all.forEach(reference -> byObject.computeIfAbsent(reference.object(), key -> new ArrayList<>()).add(reference));
        byObject.forEach((address, taken) -> held.put(address, new SpanIndex<>(taken.stream().sorted(Comparator.comparingInt(Reference::fromRow)).toList(),
                Reference::fromRow, reference -> reference.putRow() < 0 ? Integer.MAX_VALUE : reference.putRow())));
    }

    public List<Reference> all() {
        return all;
    }

    /** Those taken on an object, whatever its life. */
    public List<Reference> of(long address) {
        return byObject.getOrDefault(address, List.of());
    }

    /** Those of an object that are held after this row, in order of their gets. */
    public List<Reference> heldAt(long address, int row) {
        SpanIndex<Reference> index = held.get(address);
        return index == null ? List.of() : index.at(row).stream().sorted(Comparator.comparingInt(Reference::getRow)).toList();
    }
}

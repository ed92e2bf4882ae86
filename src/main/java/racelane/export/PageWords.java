package racelane.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Things told once on a page and meant by their number from then on: an interleaving says the same words again and again. */
final class PageWords<T> {
    private final Map<T, Integer> ids = new LinkedHashMap<>();

    /** The number of a thing, from 0. */
    int id(T thing) {
        Integer known = ids.putIfAbsent(thing, ids.size());
        return known == null ? ids.size() - 1 : known;
    }

    /** All things in the order of their numbers. */
    Set<T> all() {
        return ids.keySet();
    }
}

package racelane.analysis;

import java.util.HashSet;
import java.util.Set;

/** Which findings have been explained already: only the first occurrence of each is told in words, the others are counted. */
final class Told {
    private record Key(String kind, long address, int life, int count) {}

    private final Set<Key> told = new HashSet<>();

    /** Whether this is the first of its kind on that life's count. */
    boolean first(String kind, long address, int life, int count) {
        return told.add(new Key(kind, address, life, count));
    }
}

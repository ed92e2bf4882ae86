package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.lens.Deed;

/**
 * Who holds what: matches each put with the get whose reference it gives back. First by what the lens
 * says holds it (file, disk, device), then, where neither side names a holder, by thread.
 */
final class ReferenceLedger {
    /** A get's reference while it is out. */
    static final class Entry {
        final OperationDraft get;
        OperationDraft put;

        Entry(OperationDraft get) {
            this.get = get;
        }
    }

    private final Map<String, List<Entry>> out = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<OperationDraft, Entry> byPut = new HashMap<>();
    private final Map<String, Integer> count = new HashMap<>();
    private final Map<OperationDraft, Integer> unmatched = new HashMap<>();
    /** Lives whose first reference is out and belongs to nobody in particular. */
    private final Set<String> first = new HashSet<>();

    ReferenceLedger(List<OperationDraft> operations) {
        for (OperationDraft operation : operations) {
            if (operation.countIndex != 0) {
                continue;
            }
            if (operation.deed == Deed.INIT && operation.frame.whole) {
                // No unit gives it back: whoever puts without a get may have it.
                if (first.add(life(operation))) {
                    count.merge(life(operation), 1, Integer::sum);
                }
            } else if (operation.deed == Deed.GET && !failed(operation)) {
                count.merge(life(operation), 1, Integer::sum);
                Entry entry = new Entry(operation);
                entries.add(entry);
                out.computeIfAbsent(key(operation), key -> new ArrayList<>(2)).add(entry);
            } else if (operation.deed == Deed.PUT && !operation.unit) {
                List<Entry> mine = out.get(key(operation));
                if (mine != null && !mine.isEmpty()) {
                    Entry entry = mine.remove(mine.size() - 1);
                    entry.put = operation;
                    byPut.put(operation, entry);
                    count.merge(life(entry.get), -1, Integer::sum);
                } else {
                    unmatched.put(operation, count.getOrDefault(life(operation), 0));
                    if (first.remove(life(operation))) {
                        count.merge(life(operation), -1, Integer::sum);
                    }
                }
            }
        }
    }

    private static String life(OperationDraft operation) {
        return operation.address + " " + operation.life;
    }

    /** How many references on its life were out when a put came for which no get is known. */
    int outAt(OperationDraft put) {
        return unmatched.getOrDefault(put, 0);
    }

    private static boolean failed(OperationDraft get) {
        return get.frame.result != null && get.frame.result < 0 || get.tookNothing();
    }

    private static String key(OperationDraft operation) {
        Frame holding = operation.frame.holding();
        String who = holding == null ? "lane " + operation.frame.lane : holding.rule.holderKind() + " " + holding.holder;
        // Where the trace says which life a pointer was taken from, only what was got through the same one is given back.
        return who + " " + operation.address + (operation.meant == 0 ? "" : " " + operation.meant);
    }

    /** The get whose reference this put gives back, or null if none is known. */
    OperationDraft getOf(OperationDraft put) {
        Entry entry = byPut.get(put);
        return entry == null ? null : entry.get;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (Entry entry : entries) {
            Operation get = entry.get.operation();
            String holder = get.holder() == null ? Reference.THREAD : get.holder();
            references.add(new Reference(get.address(), get.life(), holder, get.lane(), get.entryRow(), get.endRow(),
                    entry.put == null ? -1 : entry.put.frame.entryRow, !get.movedNothing()));
        }
        return references;
    }
}

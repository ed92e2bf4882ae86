package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.EventRule.LockRule;
import racelane.lens.Word;
import racelane.trace.Machine;
import racelane.trace.Trace;

/** Pairs requests, acquisitions and releases of locks by task and lock. */
final class LockTracker {
    private static final class Open {
        final int lane;
        final int lock;
        final int requestRow;
        int acquireRow = -1;
        /** The lens names this lock: a contention inside its wait is the same wait told twice. */
        final boolean named;

        Open(int lane, int lock, int requestRow, boolean named) {
            this.lane = lane;
            this.lock = lock;
            this.requestRow = requestRow;
            this.named = named;
        }
    }

    private final Trace trace;
    private final Gaps gaps;
    /** Per lock: who has it, as far as its release is still to come. */
    private final Map<Integer, Open> owners = new HashMap<>();
    private final Map<Long, Locks.Lock> locks = new LinkedHashMap<>();
    private final Map<Integer, List<Open>> open = new HashMap<>();
    private final List<LockSpan> spans = new ArrayList<>();

    LockTracker(Trace trace, Gaps gaps) {
        this.trace = trace;
        this.gaps = gaps;
    }

    void event(Word word, LockRule rule, long address, int row) {
        int lane = trace.lane(row);
        List<Open> mine = open.computeIfAbsent(lane, key -> new ArrayList<>(2));
        boolean named = rule.name() != null;
        if (!named && word != Word.ACQUIRE && word != Word.RELEASE && waitsForNamed(mine)) {
            return;
        }
        Open span = find(mine, address);
        switch (word) {
            case REQUEST -> {
                if (span == null) {
                    mine.add(new Open(lane, lock(address, rule).id(), row, named));
                }
            }
            case ACQUIRE -> {
                if (span == null) {
                    span = new Open(lane, lock(address, rule).id(), -1, named);
                    mine.add(span);
                }
                if (span.acquireRow < 0) {
                    span.acquireRow = row;
                    releaseLost(span, row);
                }
            }
            case WAITED -> {
                if (span != null && span.acquireRow < 0) {
                    close(mine, span, row, row);
                }
            }
            default -> {
                if (span != null) {
                    // Without lock statistics lockdep tells only of the request: then the lock was free.
                    close(mine, span, span.acquireRow < 0 ? span.requestRow : span.acquireRow, row);
                }
            }
        }
    }

    /** Somebody else gets a lock whose holder's release was never seen, and events were lost since: it lies in the gap. */
    private void releaseLost(Open span, int row) {
        Open owner = owners.put(span.lock, span);
        boolean lost = owner != null && owner.lane != span.lane && gaps.between(owner.acquireRow, row);
        if (lost && open.get(owner.lane).contains(owner)) {
            close(open.get(owner.lane), owner, owner.acquireRow, row);
        }
    }

    private static boolean waitsForNamed(List<Open> mine) {
        for (Open span : mine) {
            if (span.named && span.acquireRow < 0) {
                return true;
            }
        }
        return false;
    }

    private Open find(List<Open> mine, long address) {
        Locks.Lock lock = locks.get(address);
        for (int i = mine.size() - 1; lock != null && i >= 0; i--) {
            if (mine.get(i).lock == lock.id()) {
                return mine.get(i);
            }
        }
        return null;
    }

    private Locks.Lock lock(long address, LockRule rule) {
        return locks.computeIfAbsent(address, key -> new Locks.Lock(locks.size(), address, rule.name() == null ? Machine.hex(address) : rule.name()));
    }

    private void close(List<Open> mine, Open span, int acquireRow, int releaseRow) {
        mine.remove(span);
        spans.add(new LockSpan(span.lane, span.lock, span.requestRow, acquireRow, releaseRow));
    }

    Locks locks() {
        open.values().forEach(mine -> mine.forEach(span -> spans.add(new LockSpan(span.lane, span.lock, span.requestRow, span.acquireRow, -1))));
        spans.sort(Comparator.comparingInt(LockSpan::fromRow).thenComparingInt(LockSpan::lane));
        List<Locks.Lock> list = new ArrayList<>(locks.values());
        List<List<LockSpan>> byLock = new ArrayList<>();
        list.forEach(lock -> byLock.add(new ArrayList<>()));
        List<List<LockSpan>> byLane = new ArrayList<>();
        trace.lanes().forEach(lane -> byLane.add(new ArrayList<>(0)));
        for (LockSpan span : spans) {
            byLock.get(span.lock()).add(span);
            byLane.get(span.lane()).add(span);
        }
        return new Locks(List.copyOf(list), byLock, byLane);
    }
}

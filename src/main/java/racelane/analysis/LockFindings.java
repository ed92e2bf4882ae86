package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.trace.Trace;

/** Closed cycles of waits, and tasks that end while they hold a lock. */
final class LockFindings {
    private final Evidence evidence;
    private final Trace trace;
    private final Locks locks;
    private final Meanings meanings;

    LockFindings(Evidence evidence) {
        this.evidence = evidence;
        trace = evidence.trace;
        locks = evidence.facts.locks();
        meanings = evidence.facts.meanings();
    }

    List<Occurrence> all() {
        List<Occurrence> found = new ArrayList<>();
        for (Locks.Lock lock : locks.locks()) {
            for (LockSpan span : locks.ofLock(lock.id())) {
                if (span.requestRow() >= 0 && span.acquireRow() != span.requestRow()) {
                    cycle(span, found);
                }
            }
        }
        exits(found);
        return found;
    }

    /** Follows owner to what the owner waits for, until the first task comes round again. */
    private void cycle(LockSpan first, List<Occurrence> found) {
        int row = first.requestRow();
        List<Finding.Because> chain = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        LockSpan wait = first;
        while (wait != null && seen.add(wait.lane())) {
            List<LockSpan> owners = locks.holders(wait.lock(), row);
            if (owners.size() != 1 || !evidence.usable(owners.get(0).acquireRow(), row)) {
                return;
            }
            int got = owners.get(0).acquireRow();
            chain.add(new Finding.Because(got, owners.get(0).lane(), "takes " + name(owners.get(0)), false));
            chain.add(new Finding.Because(wait.requestRow(), wait.lane(), "waits for " + name(wait) + ", which " + task(owners.get(0).lane()) + " holds", false));
            if (owners.get(0).lane() == first.lane()) {
                chain.sort(Comparator.comparingInt(Finding.Because::row));
                found.add(new Occurrence("deadlock", row, first.lane(), 0, 0, 0, 0, task(first.lane()) + " closes a cycle of waits over " + chain.size() / 2 + " locks.", chain, true));
                return;
            }
            wait = waiting(owners.get(0).lane(), row);
        }
    }

    private LockSpan waiting(int lane, int row) {
        List<LockSpan> waits = locks.ofLaneAt(lane, row).stream().filter(span -> span.waitsAt(row)).toList();
        return waits.isEmpty() ? null : waits.get(waits.size() - 1);
    }

    private void exits(List<Occurrence> found) {
        LanesByPid lanes = new LanesByPid(trace);
        for (int entry = 0; entry < meanings.size(); entry++) {
            if (meanings.word(entry) == Word.EXIT) {
                int row = meanings.row(entry);
                int lane = lanes.of(meanings.subject(entry), row);
                if (lane >= 0) {
                    heldAt(lane, row, found);
                }
            }
        }
    }

    private void heldAt(int lane, int row, List<Occurrence> found) {
        for (LockSpan span : locks.ofLaneAt(lane, row)) {
            if (span.holdsAt(row) && span.releaseRow() < 0 && evidence.usable(span.acquireRow(), row)) {
                found.add(new Occurrence("lock-held-at-exit", row, lane, 0, 0, 0, 0, task(lane) + " ends while it holds " + name(span) + ".",
                        List.of(new Finding.Because(span.acquireRow(), lane, "takes " + name(span), false)), true));
            }
        }
    }

    private String name(LockSpan span) {
        return locks.locks().get(span.lock()).name();
    }

    private String task(int lane) {
        return trace.lanes().get(lane).name();
    }
}

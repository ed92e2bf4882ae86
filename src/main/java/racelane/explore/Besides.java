package racelane.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import racelane.scenario.FindingKind;
import racelane.sim.Finding;
import racelane.sim.Schedule;

/** Stops at the first failure, and keeps what was found that is none: each kind of each object once, as it was met first. */
final class Besides implements Observer {
    /** More of them than anyone reads; the search itself goes on. */
    private static final int MOST = 200;

    private record What(FindingKind kind, String object) {}

    private final Set<FindingKind> failing;
    private final Set<What> seen = new HashSet<>();
    private final List<Finding> kept = new ArrayList<>();

    Besides(Set<FindingKind> failing) {
        this.failing = failing;
    }

    @Override
    public boolean found(List<Finding> findings, Finding ending, Supplier<Schedule> path) {
        for (Finding finding : findings) {
            if (!failing.contains(finding.kind()) && kept.size() < MOST && seen.add(new What(finding.kind(), finding.object()))) {
                kept.add(finding);
            }
        }
        return false;
    }

    /** In order of kinds, then of objects. */
    List<Finding> kept() {
        return kept.stream().sorted(java.util.Comparator.comparing(Finding::kind).thenComparing(finding -> String.valueOf(finding.object()))).toList();
    }
}

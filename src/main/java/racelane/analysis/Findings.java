package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What went wrong: one finding per kind and life of an object, each kernel report one of its own. */
public final class Findings {
    private Findings() {}

    static List<Finding> of(Analysis facts, List<OperationDraft> drafts, ReferenceLedger ledger) {
        Evidence evidence = new Evidence(facts, drafts, ledger);
        List<Occurrence> memory = new MemoryFindings(evidence).all();
        List<Occurrence> all = new ArrayList<>(memory);
        all.addAll(new CountFindings(evidence, memory).all());
        all.addAll(new LockFindings(evidence).all());
        all.addAll(new ToldFindings(evidence, all).all());
        List<Finding> findings = group(evidence, all);
        findings.addAll(ReportFindings.of(evidence));
        findings.sort(Comparator.comparingInt(Finding::row).thenComparing(Finding::kind));
        return List.copyOf(findings);
    }

    private static List<Finding> group(Evidence evidence, List<Occurrence> all) {
        Map<String, List<Occurrence>> groups = new LinkedHashMap<>();
        all.sort(Comparator.comparingInt(Occurrence::row));
        for (Occurrence one : all) {
            groups.computeIfAbsent(one.kind() + " " + one.address() + " " + one.life() + " " + one.apart(), key -> new ArrayList<>()).add(one);
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Occurrence> group : groups.values()) {
            Occurrence first = group.get(0);
            List<Integer> rows = group.stream().map(Occurrence::row).distinct().toList();
            CountedObject object = first.address() == 0 ? null : evidence.object(first.address());
            Life life = object == null || first.life() == 0 ? null : object.lives().get(first.life() - 1);
            Occurrence fullest = group.stream().max(Comparator.comparingInt(one -> one.because().size())).orElse(first);
            findings.add(new Finding(first.kind(), rows, first.lane(), object, life, object == null ? -1 : first.count(), first.summary(),
                    first.because().isEmpty() ? fullest.because() : first.because(), group.stream().allMatch(Occurrence::certain)));
        }
        return findings;
    }

    /**
     * The finding to stand on when a trace is opened: the one with the longest chain of causes, of equals the
     * first; what the kernel said only if nothing else was found. -1 if there is none.
     */
    public static int mostTelling(List<Finding> findings) {
        int best = -1;
        for (int i = 0; i < findings.size(); i++) {
            if (best < 0 || weight(findings.get(i)) > weight(findings.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int weight(Finding finding) {
        return finding.kind().equals("kernel-report") ? 0 : 1 + finding.because().size();
    }
}

package racelane.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import racelane.analysis.CallSpan;
import racelane.analysis.Finding;
import racelane.analysis.Operation;
import racelane.lens.Deed;

/**
 * What one capture says of a claim, by its lines. Who is meant are the tasks that enter a function which only the
 * meant thread of a scenario comes to. That something is not there says something only where it would have been seen.
 */
final class CaptureAnswers {
    /** Before all that is counted: a capture in which nothing else went wrong, or in which it went wrong in the report's own function. */
    private static final int CLEAN = 1 << 24;

    private final Capture capture;
    private final ModelAnswers models;
    private final String failing;

    /** @param failing the function in which the report came about, or null */
    CaptureAnswers(Capture capture, ModelAnswers models, String failing) {
        this.failing = failing;
        this.capture = capture;
        this.models = models;
    }

    List<TestedClaim.Answer> of(Claim claim) {
        return switch (claim.asked()) {
            case CALLS -> calls(claim);
            case GETS -> moves(claim, Deed.GET, "takes");
            case PUTS -> moves(claim, Deed.PUT, "gives back");
            case MEETS -> meets(claim);
            // That two tasks overlap is no question of a capture alone: what comes of it is.
            case RACES -> List.of();
        };
    }

    private List<TestedClaim.Answer> calls(Claim claim) {
        CallSpan first = null;
        int calls = 0;
        for (int lane = 0; lane < capture.analysis().trace().lanes().size(); lane++) {
            for (CallSpan span : capture.analysis().calls().ofLane(lane)) {
                if (span.function().equals(claim.function())) {
                    calls++;
                    first = first == null || span.fromRow() < first.fromRow() ? span : first;
                }
            }
        }
        if (first == null) {
            return List.of();
        }
        List<CallSpan> stack = capture.analysis().calls().stackAt(first.lane(), first.fromRow());
        CallSpan around = stack.stream().filter(span -> !span.function().equals(claim.function())).findFirst().orElse(null);
        return List.of(answer(claim, TestedClaim.Word.HOLDS, calls + " calls of " + claim.function() + ", the first by " + lane(first.lane())
                + (around == null ? "" : " inside " + around.function()), first.fromRow(), calls));
    }

    private List<TestedClaim.Answer> moves(Claim claim, Deed deed, String does) {
        Set<String> own = own(claim);
        Set<Integer> lanes = new HashSet<>();
        Set<String> entered = new TreeSet<>();
        int calls = 0;
        int first = -1;
        for (int lane = 0; lane < capture.analysis().trace().lanes().size(); lane++) {
            for (CallSpan span : capture.analysis().calls().ofLane(lane)) {
                if (own.contains(span.function())) {
                    lanes.add(lane);
                    entered.add(span.function());
                    calls++;
                    first = first < 0 ? span.fromRow() : Math.min(first, span.fromRow());
                }
            }
        }
        if (calls == 0) {
            return List.of();
        }
        List<Operation> moved = new ArrayList<>();
        capture.analysis().operations().stream().filter(one -> one.deed() == deed && lanes.contains(one.lane()) && !one.movedNothing()).forEach(moved::add);
        String who = calls + " calls of " + String.join(", ", entered) + " by " + lanes.size() + " tasks";
        if (!moved.isEmpty()) {
            return List.of(answer(claim, TestedClaim.Word.HOLDS, who + "; one of them " + does + " a reference in " + moved.get(0).function(), moved.get(0).entryRow(), calls));
        }
        String watched = capture.watched(deed);
        if (watched == null || capture.hasGaps()) {
            return List.of(answer(claim, TestedClaim.Word.OPEN, who + ", none of which " + does + " a reference there; but " + (watched == null ? "nothing shows that this would have been seen" : "events were lost"), first, calls));
        }
        return List.of(answer(claim, TestedClaim.Word.NOT, who + ", none of which " + does + " a reference, which would have been seen (" + watched + ")", first, capture.analysis().findings().isEmpty() ? calls + CLEAN : calls));
    }

    /** Functions that show who is meant: those that every scenario gives to that thread alone. */
    private Set<String> own(Claim claim) {
        Set<String> own = null;
        for (ModelAnswers.Meant meant : models.meant(claim)) {
            Set<String> here = CallGraph.ownOf(meant.settings().get(0).program(), meant.thread());
            if (own == null) {
                own = here;
            } else {
                own.retainAll(here);
            }
        }
        return own == null ? Set.of() : own;
    }

    private List<TestedClaim.Answer> meets(Claim claim) {
        List<Finding> found = capture.analysis().findings().stream().filter(one -> one.kind().equals(claim.kind().word())).toList();
        if (found.isEmpty()) {
            return List.of();
        }
        Finding first = found.stream().filter(one -> innermost(one).equals(failing)).findFirst()
                .orElse(found.stream().filter(Finding::certain).findFirst().orElse(found.get(0)));
        int times = found.stream().mapToInt(one -> one.rows().size()).sum();
        List<CallSpan> stack = capture.analysis().calls().stackAt(first.lane(), first.row());
        StringBuilder under = new StringBuilder();
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (i + 1 < stack.size() && stack.get(i + 1).function().equals(stack.get(i).function())) {
                // A probe inside a function is no call of its own.
                continue;
            }
            under.append(under.isEmpty() ? " under " : " <- ").append(stack.get(i).function());
        }
        return List.of(answer(claim, TestedClaim.Word.HOLDS, claim.kind().word() + (times == 1 ? ", once" : ", " + times + " times, here") + " by " + lane(first.lane()) + under + (first.certain() ? "" : ", inferred")
                + (capture.ran() == null ? "" : "; what ran there: " + capture.ran()), first.row(), innermost(first).equals(failing) ? CLEAN : times));
    }

    /** The call in which something went wrong; empty if none is known. */
    private String innermost(Finding finding) {
        List<CallSpan> stack = capture.analysis().calls().stackAt(finding.lane(), finding.row());
        return stack.isEmpty() ? "" : stack.get(stack.size() - 1).function();
    }

    private String lane(int lane) {
        return capture.analysis().trace().lanes().get(lane).name();
    }

    private TestedClaim.Answer answer(Claim claim, TestedClaim.Word word, String said, int row, int weight) {
        return new TestedClaim.Answer(claim.asked(), word, TestedClaim.Source.CAPTURE, said, capture.place(row), null, null, weight);
    }
}

package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.compare.TraceDifference.Place;

/** Places that say the same become one difference, and the most telling differences come first. */
final class Folding {
    private static final Comparator<Difference> IN_TIME = Comparator.comparingInt(Difference::rowA).thenComparingInt(Difference::rowB).thenComparing(Difference::kind);
    private static final int RANGES = 3;
    private static final int PLACES = 3;

    private Folding() {}

    /** @param looped whether rounds have numbers */
    static List<TraceDifference> of(List<Difference> all, boolean looped) {
        List<Difference> sorted = new ArrayList<>(all);
        sorted.sort(IN_TIME);
        Map<String, List<Difference>> groups = new LinkedHashMap<>();
        // Groups come in the order of their heaviest, then of their first places.
        sorted.stream().sorted(Comparator.comparingInt(Difference::weight).reversed()).forEach(one -> groups.computeIfAbsent(one.kind() + " " + one.novel() + " " + one.like(), key -> new ArrayList<>()).add(one));
        List<TraceDifference> folded = new ArrayList<>();
        groups.values().forEach(group -> folded.add(fold(group, looped)));
        return folded.stream().sorted(Comparator.comparing(TraceDifference::varies).thenComparing(TraceDifference::kind)).toList();
    }

    private static TraceDifference fold(List<Difference> group, boolean looped) {
        Difference first = group.get(0);
        List<Place> places = group.stream().map(one -> new Place(one.rowA(), one.rowB(), number(one.round(), true), number(one.round(), false))).toList();
        String text = looped && first.round() != null ? inRounds(first, group) : first.text() + (group.size() > 1 ? "; the same at " + steps(group) : "");
        return new TraceDifference(first.kind(), first.rowA(), first.rowB(), text, places, !first.novel());
    }

    private static String inRounds(Difference first, List<Difference> group) {
        String where = (group.size() == 1 ? "in round " + number(first) : group.size() + " times, in " + rounds(group)) + (isOfA(group) ? " of A" : " of B");
        return switch (first.kind()) {
            case ROUNDS -> first.text().replace("this round", rounds(group));
            case ORDER -> first.text() + (group.size() == 1 ? "" : "; their order differs in " + group.size() + " places");
            default -> first.text() + (first.novel() && group.size() == 1 ? "" : "; the like " + where) + (first.novel() ? "" : ", and either way is found in both at other rounds");
        };
    }

    private static int number(Difference one) {
        return Math.max(number(one.round(), true), number(one.round(), false));
    }

    private static boolean isOfA(List<Difference> group) {
        return group.stream().allMatch(one -> number(one.round(), true) >= 0);
    }

    private static int number(Rounds.Pair round, boolean ofA) {
        Rounds.Round one = round == null ? null : ofA ? round.a() : round.b();
        return one == null ? -1 : one.number();
    }

    /** {@code rounds 3 to 41 of A}. */
    private static String rounds(List<Difference> group) {
        boolean ofA = isOfA(group);
        List<Integer> numbers = group.stream().map(one -> number(one.round(), ofA)).filter(number -> number >= 0).distinct().sorted().toList();
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size();) {
            int from = i;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            ranges.add(from == i ? "" + numbers.get(i) : numbers.get(from) + (i == from + 1 ? ", " : " to ") + numbers.get(i));
            i++;
        }
        String shown = String.join(", ", ranges.subList(0, Math.min(RANGES, ranges.size())));
        return ranges.size() > RANGES ? numbers.size() + " rounds (" + shown + " …)" : (numbers.size() == 1 ? "round " : "rounds ") + shown;
    }

    private static String steps(List<Difference> group) {
        List<String> others = group.subList(1, group.size()).stream().map(one -> one.rowA() < 0 ? "B " + (one.rowB() + 1) : "A " + (one.rowA() + 1)).distinct().toList();
        int more = group.size() - 1 - Math.min(PLACES, others.size());
        return String.join(", ", others.subList(0, Math.min(PLACES, others.size()))) + (more <= 0 ? "" : " and " + more + (more == 1 ? " place more" : " places more"));
    }
}

package racelane.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import racelane.compare.Followed;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.trace.Trace;

/** Two traces beside each other, for people. */
final class TraceComparisonText {
    private static final int LISTED = 12;

    private TraceComparisonText() {}

    static void print(TraceComparison comparison, int most, PrintWriter out) {
        Trace a = comparison.a().trace();
        Trace b = comparison.b().trace();
        out.printf(Locale.ROOT, "A  %s%nB  %s%n%n", side(a), side(b));
        for (TraceComparison.Part part : comparison.cast().subList(0, Math.min(LISTED, comparison.cast().size()))) {
            out.printf(Locale.ROOT, "thread  A %-20s B %s%n", part(part.nameA(), part.threadsA()), part(part.nameB(), part.threadsB()));
        }
        if (comparison.cast().size() > LISTED) {
            out.printf(Locale.ROOT, "        and %d pairs more%n", comparison.cast().size() - LISTED);
        }
        alone(out, "A", comparison.alone().get(0));
        alone(out, "B", comparison.alone().get(1));
        seen(out, "A", comparison.onlyA());
        seen(out, "B", comparison.onlyB());
        if (comparison.follows() != null) {
            follows(comparison.follows(), out);
        }
        TraceComparison.Loop loop = comparison.loop();
        if (loop != null) {
            out.printf(Locale.ROOT, "rounds  A %-20d B %d, each from %s() of %s to the next%n", loop.roundsA(), loop.roundsB(), loop.function(),
                    loop.threadA().equals(loop.threadB()) ? loop.threadA() : loop.threadA() + " and " + loop.threadB());
        }
        for (TraceComparison.Shared shared : comparison.shared()) {
            out.printf(Locale.ROOT, "both    A %-20s B %s  %s%n", found(shared.rowA(), shared.timesA()), found(shared.rowB(), shared.timesB()), shared.kind());
        }
        differences(comparison, most, out);
    }

    private static void follows(Followed followed, PrintWriter out) {
        out.printf(Locale.ROOT, "follow  %s%,d of %,d events of A are done by B in their order, counts and locks alike%n", followed.reached() ? "all " : "", followed.done(), followed.events());
        if (!followed.changed().isEmpty()) {
            out.println("        with " + String.join(" ", followed.changed().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList()) + " (found by trying)");
        }
    }

    private static String side(Trace trace) {
        return String.format(Locale.ROOT, "%s, %,d events%s", trace.facts().file(), trace.size(), trace.facts().kernel() == null ? "" : ", Linux " + trace.facts().kernel());
    }

    private static String part(String name, int threads) {
        return threads == 1 ? name : name + " (" + threads + " threads)";
    }

    private static String found(int row, int times) {
        return String.format(Locale.ROOT, "step %d%s", row + 1, times == 1 ? "" : ", " + times + " times");
    }

    private static void differences(TraceComparison comparison, int most, PrintWriter out) {
        List<TraceDifference> all = comparison.differences();
        int places = all.stream().mapToInt(one -> one.places().size()).sum();
        out.printf(Locale.ROOT, "%n%,d steps stand beside each other, %,d %s%s%n", comparison.pairs().size(), all.size(), all.size() == 1 ? "difference" : "differences",
                places == all.size() ? "" : String.format(Locale.ROOT, " in %,d places", places));
        TraceDifference first = comparison.first();
        List<TraceDifference> shown = all.subList(0, Math.min(most, all.size()));
        shown.forEach(difference -> print(difference, difference == first, out));
        if (first != null && !shown.contains(first)) {
            print(first, true, out);
        }
        int left = all.size() - shown.size() - (first != null && !shown.contains(first) ? 1 : 0);
        if (left > 0) {
            out.printf(Locale.ROOT, "  and %,d more: --most %d shows them%n", left, all.size());
        }
        if (!all.isEmpty()) {
            out.println("> the first step that differs");
        }
    }

    private static void print(TraceDifference difference, boolean first, PrintWriter out) {
        out.printf(Locale.ROOT, "%s A %6s  B %6s  %-7s  %s%n", first ? ">" : " ", step(difference.rowA()), step(difference.rowB()), word(difference), difference.text());
    }

    private static void alone(PrintWriter out, String side, List<String> names) {
        if (!names.isEmpty()) {
            out.println("only " + side + "  threads without a like: " + some(names));
        }
    }

    private static void seen(PrintWriter out, String side, List<String> names) {
        if (!names.isEmpty()) {
            out.println("only " + side + "  knows, not compared: " + some(names));
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size()))) + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "");
    }

    private static String step(int row) {
        return row < 0 ? "-" : Integer.toString(row + 1);
    }

    private static String word(TraceDifference difference) {
        return difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

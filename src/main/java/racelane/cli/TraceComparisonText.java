package racelane.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two traces beside each other, for people and as JSON. */
final class TraceComparisonText {
    private static final int LISTED = 12;

    private TraceComparisonText() {}

    static void print(TraceComparison comparison, int most, PrintWriter out) {
        Trace a = comparison.a().trace();
        Trace b = comparison.b().trace();
        out.printf(Locale.ROOT, "A  %s, %,d events%nB  %s, %,d events%n%n", a.facts().file(), a.size(), b.facts().file(), b.size());
        comparison.threads().entrySet().stream().limit(LISTED).forEach(pair -> out.printf(Locale.ROOT, "thread  A %-20s B %s%n", a.lanes().get(pair.getKey()).name(), b.lanes().get(pair.getValue()).name()));
        if (comparison.threads().size() > LISTED) {
            out.printf(Locale.ROOT, "        and %d pairs more%n", comparison.threads().size() - LISTED);
        }
        alone(out, "A", comparison.alone().get(0));
        alone(out, "B", comparison.alone().get(1));
        seen(out, "A", comparison.onlyA());
        seen(out, "B", comparison.onlyB());
        out.printf(Locale.ROOT, "%n%,d steps stand beside each other, %,d %s%n", comparison.pairs().size(), comparison.differences().size(), comparison.differences().size() == 1 ? "difference" : "differences");
        for (TraceDifference difference : comparison.differences().subList(0, Math.min(most, comparison.differences().size()))) {
            out.printf(Locale.ROOT, "%s A %6s  B %6s  %-6s  %s%n", difference == comparison.first() ? ">" : " ", step(difference.rowA()), step(difference.rowB()), word(difference), difference.text());
        }
        if (comparison.differences().size() > most) {
            out.printf(Locale.ROOT, "  and %,d more: --most %d shows them%n", comparison.differences().size() - most, comparison.differences().size());
        }
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

    static ObjectNode json(TraceComparison comparison) {
        Trace a = comparison.a().trace();
        Trace b = comparison.b().trace();
        ObjectNode document = Json.object().put("a", a.facts().file()).put("b", b.facts().file()).put("pairs", comparison.pairs().size());
        ArrayNode threads = document.putArray("threads");
        comparison.threads().forEach((laneA, laneB) -> threads.addObject().put("a", a.lanes().get(laneA).name()).put("b", b.lanes().get(laneB).name()));
        names(document.putArray("aloneA"), comparison.alone().get(0));
        names(document.putArray("aloneB"), comparison.alone().get(1));
        names(document.putArray("onlyA"), comparison.onlyA());
        names(document.putArray("onlyB"), comparison.onlyB());
        ArrayNode differences = document.putArray("differences");
        for (TraceDifference difference : comparison.differences()) {
            ObjectNode node = differences.addObject().put("kind", word(difference));
            Json.step(node, "stepA", difference.rowA());
            Json.step(node, "stepB", difference.rowB());
            node.put("text", difference.text());
        }
        return document;
    }

    private static void names(ArrayNode to, List<String> names) {
        names.forEach(to::add);
    }
}

package racelane.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import racelane.compare.Hypothesis;
import racelane.report.Architecture;
import racelane.session.Explanation;
import racelane.session.ReplayCommand;
import racelane.trace.KernelReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of {@code report --explain}, for people and as JSON. */
final class ExplanationText {
    private static final String ROW = "     %-18s %s%n";

    private ExplanationText() {}

    static void print(PrintWriter out, KernelReport report, Explanation explanation) {
        if (explanation.whichCount() != null) {
            out.println("   which count: " + explanation.whichCount());
        }
        if (!explanation.canBeAsked()) {
            out.println("   hypotheses: none is asked; no scenario can have a report of the kind " + report.kind().word() + " with these frames");
            return;
        }
        out.println("   hypotheses, best first; asked of each: " + explanation.question());
        for (Hypothesis hypothesis : explanation.ranked()) {
            print(out, explanation, hypothesis);
        }
        if (!explanation.unconcerned().isEmpty()) {
            out.println("     not asked          " + String.join(", ", explanation.unconcerned()) + ": fewer than two of the report's functions");
        }
        if (!explanation.ranked().isEmpty()) {
            out.println("   each search again (sequential consistency), with the line's settings as --set NAME=VALUE:");
            out.println("     " + ReplayCommand.exploring("SCENARIO", null, java.util.List.of(), null) + explanation.search());
        }
        explanation.open().forEach(sentence -> out.println("   " + sentence));
    }

    private static void print(PrintWriter out, Explanation explanation, Hypothesis hypothesis) {
        out.printf(Locale.ROOT, ROW, hypothesis.answer().words(), hypothesis.name() + (hypothesis.set().isEmpty() ? "" : " " + String.join(" ", hypothesis.settings())));
        out.printf(Locale.ROOT, ROW, "", hypothesis.program().title + ": " + (hypothesis.best() == null ? "" : hypothesis.best().steps() + " steps; ") + hypothesis.counts());
        Explanation.suppositions(hypothesis.program()).forEach(word -> out.printf(Locale.ROOT, ROW, "", "! supposed: " + word));
        hypothesis.agrees().forEach(word -> out.printf(Locale.ROOT, ROW, "", "= " + word));
        hypothesis.differs().forEach(word -> out.printf(Locale.ROOT, ROW, "", "~ " + word));
        if (hypothesis.answer() == Hypothesis.Answer.REACHABLE) {
            out.printf(Locale.ROOT, ROW, "", explanation.command(hypothesis));
        }
    }

    static void write(ObjectNode node, KernelReport report, Explanation explanation) {
        Architecture architecture = Architecture.of(report);
        node.put("architecture", architecture == null ? null : architecture.name());
        node.put("whichCount", explanation.whichCount());
        ArrayNode list = node.putArray("hypotheses");
        for (Hypothesis hypothesis : explanation.ranked()) {
            ObjectNode one = list.addObject().put("scenario", hypothesis.name());
            ObjectNode set = one.putObject("set");
            hypothesis.set().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> set.put(entry.getKey(), entry.getValue()));
            one.put("answer", hypothesis.answer().name().toLowerCase(Locale.ROOT).replace('_', '-')).put("searched", hypothesis.counts());
            Explanation.suppositions(hypothesis.program()).forEach(one.putArray("supposes")::add);
            hypothesis.agrees().forEach(one.putArray("agrees")::add);
            hypothesis.differs().forEach(one.putArray("differs")::add);
            Json.number(one, "steps", hypothesis.best() == null ? -1 : hypothesis.best().steps());
            one.put("schedule", hypothesis.best() == null ? null : hypothesis.best().schedule().toString());
            one.put("command", explanation.command(hypothesis));
        }
        explanation.open().forEach(node.putArray("open")::add);
    }
}

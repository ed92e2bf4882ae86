package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import racelane.catalog.BundledScenarios;
import racelane.compare.Hypothesis;
import racelane.compare.ReportComparison;
import racelane.compare.ReportExplainer;
import racelane.report.Architecture;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.session.ReplayCommand;
import racelane.trace.KernelReport;
import racelane.trace.Ticker;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which hypotheses explain a report, each with the verdict of a search: the table of {@code report --explain}. */
final class Explanation {
    private final KernelReport report;
    private final ReportExplainer explainer;
    private final long mostStates;
    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final List<String> unconcerned = new ArrayList<>();

    Explanation(KernelReport report, ReportComparison.Around around, long mostStates, Ticker ticker) {
        this.report = report;
        this.mostStates = mostStates;
        explainer = new ReportExplainer(report, around, mostStates, ticker);
    }

    /**
     * Searches a scenario with each of its settings.
     *
     * @param name a bundled scenario's name, or a file
     */
    Explanation ask(String name) throws Exception {
        if (!explainer.canBeAsked()) {
            return this;
        }
        Scenario scenario = ScenarioChoice.open(name);
        if (!explainer.concerns(scenario.compile(Map.of()))) {
            unconcerned.add(name);
            return this;
        }
        for (Map<String, Long> set : settings(name)) {
            Program program = scenario.compile(set);
            hypotheses.add(explainer.of(name, set, program));
        }
        return this;
    }

    private static List<Map<String, Long>> settings(String name) throws IOException {
        return BundledScenarios.source(name) == null ? BundledScenarios.settingsBeside(Path.of(name)) : BundledScenarios.settings(name);
    }

    void print(PrintWriter out) {
        Architecture architecture = Architecture.of(report);
        if (architecture != null && report.kind().isRefcount() && architecture.countOf(report) != null) {
            out.println("   which count: " + architecture.countOf(report));
        }
        if (!explainer.canBeAsked()) {
            out.println("   hypotheses: none is asked; no scenario can have a report of the kind " + report.kind().word() + " with these frames");
            return;
        }
        out.println("   hypotheses, best first; asked of each: can " + report.kind().word() + " under this call chain be the first warning" + (explainer.isFirst() ? "" : " of its kind") + "?");
        for (Hypothesis hypothesis : ReportExplainer.ranked(hypotheses)) {
            print(out, hypothesis);
        }
        if (!unconcerned.isEmpty()) {
            out.println("     not asked          " + String.join(", ", unconcerned) + ": fewer than two of the report's functions");
        }
        if (!hypotheses.isEmpty()) {
            out.println("   each search again (sequential consistency), with the line's settings as --set NAME=VALUE:");
            out.println("     " + ReplayCommand.exploring("SCENARIO", null, List.of(), null) + search());
        }
        open().forEach(sentence -> out.println("   " + sentence));
    }

    private void print(PrintWriter out, Hypothesis hypothesis) {
        out.printf(Locale.ROOT, "     %-18s %s%s%n", hypothesis.answer().words(), hypothesis.name(), hypothesis.set().isEmpty() ? "" : " " + String.join(" ", hypothesis.settings()));
        out.printf(Locale.ROOT, "     %-18s %s: %s%s%n", "", hypothesis.program().title, hypothesis.best() == null ? "" : hypothesis.best().steps() + " steps; ", hypothesis.counts());
        hypothesis.agrees().forEach(word -> out.printf(Locale.ROOT, "     %-18s = %s%n", "", word));
        hypothesis.differs().forEach(word -> out.printf(Locale.ROOT, "     %-18s ~ %s%n", "", word));
        if (hypothesis.answer() == Hypothesis.Answer.REACHABLE) {
            out.printf(Locale.ROOT, "     %-18s %s%n", "", command(hypothesis));
        }
    }

    /** The schedule where there is one of the report's kind, else the search. */
    private String command(Hypothesis hypothesis) {
        return hypothesis.best() != null && hypothesis.answer() == Hypothesis.Answer.REACHABLE
                ? ReplayCommand.of(hypothesis.name(), null, hypothesis.settings(), null, hypothesis.best().schedule())
                : ReplayCommand.exploring(hypothesis.name(), null, hypothesis.settings(), null) + search();
    }

    private String search() {
        return " --every " + explainer.searchedKinds() + " --max-states " + mostStates;
    }

    /** What the searches leave open. */
    private List<String> open() {
        List<Hypothesis> reachable = hypotheses.stream().filter(one -> one.answer() == Hypothesis.Answer.REACHABLE).toList();
        Set<String> stopped = new LinkedHashSet<>();
        hypotheses.stream().filter(one -> one.answer() == Hypothesis.Answer.STOPPED || one.answer() == Hypothesis.Answer.NO_SEARCH).forEach(one -> stopped.add(one.name()));
        List<String> open = new ArrayList<>();
        open.add(hypotheses.isEmpty() ? "no scenario has two functions of this call trace: give one with --scenario FILE" : reachable.isEmpty() ? "none of these: in none of " + hypotheses.size() + " hypotheses does the report come first under its call chain"
                : reachable.size() + " of " + hypotheses.size() + " hypotheses reach the report; what each needs beside the report's own task stands with it, and the report does not tell whether it was there");
        if (!stopped.isEmpty()) {
            open.add("open: not searched to the end: " + String.join(", ", stopped));
        }
        return open;
    }

    void write(ObjectNode node) {
        Architecture architecture = Architecture.of(report);
        node.put("architecture", architecture == null ? null : architecture.name());
        node.put("whichCount", architecture == null || !report.kind().isRefcount() ? null : architecture.countOf(report));
        ArrayNode list = node.putArray("hypotheses");
        for (Hypothesis hypothesis : ReportExplainer.ranked(hypotheses)) {
            ObjectNode one = list.addObject().put("scenario", hypothesis.name());
            ObjectNode set = one.putObject("set");
            hypothesis.set().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> set.put(entry.getKey(), entry.getValue()));
            one.put("answer", hypothesis.answer().name().toLowerCase(Locale.ROOT).replace('_', '-')).put("searched", hypothesis.counts());
            hypothesis.agrees().forEach(one.putArray("agrees")::add);
            hypothesis.differs().forEach(one.putArray("differs")::add);
            Json.number(one, "steps", hypothesis.best() == null ? -1 : hypothesis.best().steps());
            one.put("schedule", hypothesis.best() == null ? null : hypothesis.best().schedule().toString());
            one.put("command", command(hypothesis));
        }
        open().forEach(node.putArray("open")::add);
    }
}

package racelane.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import racelane.compare.Hypothesis;
import racelane.compare.ScenarioMatch;
import racelane.compare.TestedClaim;
import racelane.explore.Explorer;
import racelane.explore.Verdict;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.trace.KernelReport;

/**
 * A plain-text answer to a kernel report, as wide as a mail to a list. It holds what was found and nothing else:
 * each sentence ends in a line of the report's file, a step of a run, a line of a scenario, or a command that
 * shows the same again. Pure functions.
 */
public final class AnswerDraft {
    /** Room for a scenario's name in the table. */
    private static final int NAME = 31;

    private final ReportFile file;
    private final KernelReport report;
    private final MailText out = new MailText();

    /**
     * A run as plain text.
     *
     * @param step the failing step, by the text's own numbers
     */
    public record Diagram(String text, long step) {}

    /** A run that the answer shows: along a schedule and then on to the end. */
    public record Shown(Program program, Run run, Schedule schedule, FindingKind kind) {}

    private AnswerDraft(ReportFile file, KernelReport report) {
        this.file = file;
        this.report = report;
    }

    /**
     * What an answer rests on.
     *
     * @param explored    verdicts of searches that were made beside the matching
     * @param explanation the hypotheses, searched
     * @param claims      what the mail claims, asked
     * @param command     how a command line gets the explanation of this file again
     */
    public record Found(Map<ScenarioMatch, Verdict> explored, Explanation explanation, List<TestedClaim> claims, String command) {}

    /** @param diagram draws a run as plain text */
    public static String of(ReportFile file, KernelReport report, Found found, Function<Shown, Diagram> diagram) {
        AnswerDraft draft = new AnswerDraft(file, report);
        draft.facts();
        draft.whichCount(found.explanation());
        draft.claims(found.claims());
        List<Hypothesis> ranked = found.explanation().ranked();
        draft.table(found.explanation(), found.command());
        Hypothesis best = ranked.stream().filter(one -> one.best() != null).findFirst().orElse(null);
        if (best != null) {
            draft.reached(best, found.explanation(), diagram);
        }
        ranked.stream().filter(one -> one != best && one.best() != null && one.program().suppositions.isEmpty()).findFirst()
                .filter(one -> best != null && !best.program().suppositions.isEmpty()).ifPresent(one -> draft.without(one, found.explanation()));
        draft.explored(found.explored());
        draft.open(found.explanation(), found.command());
        return draft.out.toString();
    }

    private void facts() {
        List<String> facts = ReportFile.facts(report);
        out.paragraph("The report: \"" + report.message() + "\"" + (report.function() == null ? "" : " in " + report.function()) + (facts.isEmpty() ? "" : "; " + String.join(", ", facts))
                + " (" + file.place(report.messageLine()) + ").");
        if (report.cut()) {
            out.paragraph((report.frames().isEmpty() ? "It has no call trace" : "Its call trace ends or breaks off early") + " (" + file.place(report.last()) + ").");
        }
        for (String note : report.notes()) {
            out.paragraph("Note: " + note + " (" + file.place(report.messageLine()) + ").");
        }
    }

    private void whichCount(Explanation explanation) {
        if (explanation.whichCount() != null) {
            out.gap();
            out.paragraph("Which count it was: " + explanation.whichCount() + " (" + file.place(report.messageLine()) + ").");
        }
    }

    private void claims(List<TestedClaim> claims) {
        if (!claims.isEmpty()) {
            out.gap();
            out.paragraph("What is said there, and what became of it when it was asked:");
        }
        for (TestedClaim claim : claims) {
            out.gap();
            out.paragraph("\"" + claim.sentence().text() + "\" (" + file.place(claim.sentence().line()) + ")");
            if (claim.untested() != null) {
                out.item("not tested: " + claim.untested() + " (" + file.place(claim.sentence().line()) + ").");
            }
            for (TestedClaim.Answer answer : claim.answers()) {
                String said = answer.verdict() + ": " + answer.said();
                out.item(answer.setting() == null ? said + " (" + answer.place() + ")." : said + ":");
                if (answer.setting() != null) {
                    out.command(Explanation.command(answer));
                }
            }
        }
    }

    /** A row for each scenario, the best of its settings. */
    private void table(Explanation explanation, String command) {
        Map<String, List<Hypothesis>> scenarios = new LinkedHashMap<>();
        explanation.ranked().forEach(one -> scenarios.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
        if (scenarios.isEmpty()) {
            return;
        }
        out.gap();
        out.paragraph("What was searched, every interleaving of each scenario and setting: " + explanation.question()
                + " Reachable is under this call chain; other chain only is the same message, first, under other calls. All rows again, with what agrees and what differs:");
        out.command(command);
        StringBuilder rows = new StringBuilder();
        scenarios.forEach((name, settings) -> {
            Hypothesis best = settings.get(0);
            long such = settings.stream().filter(one -> one.answer() == best.answer()).count();
            long states = settings.stream().mapToLong(Hypothesis::states).sum();
            rows.append(' ').append(name).append(name.length() > NAME ? "\n" + " ".repeat(NAME + 2) : " ".repeat(NAME + 1 - name.length()));
            rows.append(String.format(Locale.ROOT, "%s, %d of %s%n", best.answer().words(), such, settings.size() == 1 ? "1 setting" : settings.size() + " settings"));
            rows.append(String.format(Locale.ROOT, "     %s%d states%n", best.best() == null ? "" : best.best().finding().kind().word() + ScenarioMatch.in(best.best().finding()) + ", " + best.best().steps() + " steps; ", states));
        });
        out.block(rows.toString());
    }

    private void reached(Hypothesis best, Explanation explanation, Function<Shown, Diagram> draws) {
        Verdict.First first = best.best();
        Run run = Explorer.replay(best.program(), best.program().reuse, first.schedule(), true);
        int last = first.steps() - 1;
        List<Finding> found = last < 0 ? run.findings() : run.steps().get(last).findings();
        Finding finding = found.stream().filter(one -> one.kind() == first.finding().kind()).findFirst().orElse(first.finding());
        Diagram diagram = draws.apply(new Shown(best.program(), run, first.schedule(), finding.kind()));
        String step = "step " + diagram.step();
        out.gap();
        out.paragraph("The model that comes nearest: " + model(best) + " (" + best.program().file + ":1).");
        for (Program.Supposition supposed : best.program().suppositions) {
            out.paragraph("It is no explanation by itself. It supposes that " + supposed.text() + " (" + best.program().file + ":" + supposed.line()
                    + "). It shows from which state the report follows, not what brings that state about (" + best.program().file + ":" + supposed.line() + ").");
        }
        out.paragraph("There " + finding.kind().word() + (finding.object() == null ? "" : " of " + finding.object()) + " comes" + ScenarioMatch.in(finding) + (finding.line() == 0 ? "" : " at " + best.program().file + ":" + finding.line())
                + ", " + step + (first.shortest() ? "; no schedule reaches it in fewer than " + first.steps() + " scheduler's steps" : "") + "; " + best.counts() + ", sequential consistency, reuse " + best.program().reuse.word() + ":");
        out.command(ReplayCommand.exploring(best.name(), null, best.settings(), null) + explanation.search());
        differences(best, step);
        List<String> before = earlier(run, last);
        if (!before.isEmpty()) {
            out.paragraph("What the run has found before that: " + String.join(", ", before) + ".");
        }
        out.block(diagram.text());
        out.paragraph("The same run again, each scheduler's step with its line:");
        out.command(ReplayCommand.of(best.name(), null, best.settings(), null, first.schedule()));
    }

    /** How a run agrees with the report and how it does not. */
    private void differences(Hypothesis hypothesis, String step) {
        out.paragraph("As in the report: " + String.join("; ", hypothesis.agrees()) + " (" + file.place(report.messageLine()) + ", " + step + ").");
        if (!hypothesis.differs().isEmpty()) {
            out.paragraph("Not as in the report: " + String.join("; ", hypothesis.differs()) + " (" + file.place(report.messageLine()) + ", " + step + ").");
        }
    }

    /** The nearest that supposes nothing, where the nearest of all does. */
    private void without(Hypothesis nearest, Explanation explanation) {
        out.gap();
        out.paragraph("The nearest that supposes nothing: " + model(nearest) + " (" + nearest.program().file + ":1).");
        out.paragraph((nearest.answer() == Hypothesis.Answer.REACHABLE ? "It reaches the report" : "It does not reach the report under its call chain") + "; "
                + String.join("; ", nearest.agrees()) + "; but " + String.join("; ", nearest.differs()) + "; " + nearest.counts() + ":");
        out.command(ReplayCommand.exploring(nearest.name(), null, nearest.settings(), null) + explanation.search());
    }

    private void open(Explanation explanation, String command) {
        out.gap();
        out.paragraph("What that leaves: " + String.join("; ", explanation.open()) + ":");
        out.command(command);
    }

    /** What the run found before a step, once each kind and object. */
    private static List<String> earlier(Run run, int last) {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int i = 0; i < last; i++) {
            for (Finding finding : run.steps().get(i).findings()) {
                found.putIfAbsent(finding.kind().word() + (finding.object() == null ? "" : " of " + finding.object()), run.steps().get(i).firstRow() + 1);
            }
        }
        return found.entrySet().stream().map(one -> one.getKey() + " (step " + one.getValue() + ")").toList();
    }

    /** Its title, and the bounds that its file sets: what was searched is that much and no more. */
    private static String model(Hypothesis one) {
        String configs = one.program().configs.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).collect(Collectors.joining(" "));
        return "\"" + one.program().title + "\"" + (configs.isEmpty() ? "" : " with " + configs);
    }

    private void explored(Map<ScenarioMatch, Verdict> explored) {
        List<Map.Entry<ScenarioMatch, Verdict>> all = new ArrayList<>(explored.entrySet());
        all.sort(Map.Entry.comparingByKey(java.util.Comparator.comparing(ScenarioMatch::name)));
        for (Map.Entry<ScenarioMatch, Verdict> one : all) {
            out.gap();
            out.paragraph("\"" + one.getKey().program().title + "\", any failure: " + one.getValue().sentence() + ":");
            out.command(ReplayCommand.exploring(one.getKey().name(), null, one.getKey().settings(), null));
        }
    }
}

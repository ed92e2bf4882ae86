package racelane.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import racelane.compare.ScenarioMatch;
import racelane.compare.ScenarioMatcher;
import racelane.compare.StackBeside;
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
    private static final int COLUMNS = 72;

    private final ReportFile file;
    private final KernelReport report;
    private final StringBuilder out = new StringBuilder();

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
     * @param matches  the scenarios that fit, the best first
     * @param explored verdicts of searches that were made beside the matching
     * @param diagram  draws a run as plain text
     */
    public static String of(ReportFile file, KernelReport report, List<ScenarioMatch> matches, Map<ScenarioMatch, Verdict> explored, Function<Shown, Diagram> diagram) {
        AnswerDraft draft = new AnswerDraft(file, report);
        draft.facts();
        if (matches.isEmpty()) {
            draft.paragraph("No scenario has two functions of this call trace on one path of its calls, or the failing one: $ " + ReplayCommand.PROGRAM + " report " + ReplayCommand.quoted(file.name()));
            return draft.out.toString();
        }
        ScenarioMatch best = matches.stream().filter(match -> match.reached() != null).findFirst().orElse(null);
        if (best != null) {
            draft.reached(best, diagram);
        }
        draft.searches(matches, best);
        draft.explored(explored);
        return draft.out.toString();
    }

    private void facts() {
        List<String> facts = ReportFile.facts(report);
        paragraph("The report: \"" + report.message() + "\"" + (report.function() == null ? "" : " in " + report.function()) + (facts.isEmpty() ? "" : "; " + String.join(", ", facts))
                + " (" + file.place(report.messageLine()) + ").");
        if (report.cut()) {
            paragraph((report.frames().isEmpty() ? "It has no call trace" : "Its call trace ends or breaks off early") + " (" + file.place(report.last()) + ").");
        }
        for (String note : report.notes()) {
            paragraph("Note: " + note + " (" + file.place(report.messageLine()) + ").");
        }
    }

    private void reached(ScenarioMatch match, Function<Shown, Diagram> draws) {
        Verdict.First first = match.reached();
        Run run = Explorer.replay(match.program(), match.program().reuse, first.schedule(), true);
        int last = first.steps() - 1;
        List<Finding> found = last < 0 ? run.findings() : run.steps().get(last).findings();
        Finding finding = found.stream().filter(one -> one.kind() == first.finding().kind()).findFirst().orElse(first.finding());
        Diagram diagram = draws.apply(new Shown(match.program(), run, first.schedule(), finding.kind()));
        String step = "step " + diagram.step();
        out.append('\n');
        paragraph("A model in which it can come about: " + model(match) + " (" + match.program().file + ":1).");
        paragraph("There " + finding.kind().word() + (finding.object() == null ? "" : " of " + finding.object()) + " comes" + ScenarioMatch.in(finding) + (finding.line() == 0 ? "" : " at " + match.program().file + ":" + finding.line())
                + ", " + step + (first.shortest() ? "; no schedule reaches it in fewer than " + first.steps() + " scheduler's steps" : "") + "; " + match.searched() + ":");
        command(ReplayCommand.exploring(match.name(), null, List.of(), null) + ScenarioMatcher.everyOption(report));
        StackBeside beside = match.beside();
        paragraph("Of the report's " + match.frames() + " frames outside the reporting machinery " + beside.equal() + " are on the model's stack, in the same order"
                + (beside.missing().isEmpty() ? "" : "; missing there: " + String.join(", ", beside.missing())) + (beside.extra().isEmpty() ? "" : "; only there: " + String.join(", ", beside.extra()))
                + " (" + file.place(report.messageLine()) + ", " + step + ").");
        List<String> before = earlier(run, last);
        if (!before.isEmpty()) {
            paragraph("What the run has found before that: " + String.join(", ", before) + ".");
        }
        out.append('\n').append(diagram.text().stripTrailing()).append("\n\n");
        paragraph("The same run again, each scheduler's step with its line:");
        command("echo '" + first.schedule() + "' | " + ReplayCommand.PROGRAM + " run " + match.name() + " --schedule -");
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
    private static String model(ScenarioMatch match) {
        String configs = match.program().configs.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).collect(Collectors.joining(" "));
        return "\"" + match.program().title + "\"" + (configs.isEmpty() ? "" : " with " + configs);
    }

    private void searches(List<ScenarioMatch> matches, ScenarioMatch shown) {
        boolean first = true;
        for (ScenarioMatch match : matches) {
            if (match != shown) {
                out.append('\n');
                if (first) {
                    out.append(shown == null ? "Models with functions of this call trace:\n\n" : "Other models with functions of this call trace:\n\n");
                    first = false;
                }
                paragraph(model(match) + ": " + match.why().get(1) + ":");
                command(ReplayCommand.exploring(match.name(), null, List.of(), null) + ScenarioMatcher.everyOption(report));
            }
        }
    }

    private void explored(Map<ScenarioMatch, Verdict> explored) {
        List<Map.Entry<ScenarioMatch, Verdict>> all = new ArrayList<>(explored.entrySet());
        all.sort(Map.Entry.comparingByKey(java.util.Comparator.comparing(ScenarioMatch::name)));
        for (Map.Entry<ScenarioMatch, Verdict> one : all) {
            out.append('\n');
            paragraph(model(one.getKey()) + ", any failure: " + one.getValue().sentence() + ":");
            command(ReplayCommand.exploring(one.getKey().name(), null, List.of(), null));
        }
    }

    private void paragraph(String text) {
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > COLUMNS) {
                out.append('\n');
                column = 0;
            }
            out.append(column == 0 ? "" : " ").append(word);
            column += word.length() + (column == 0 ? 0 : 1);
        }
        out.append('\n');
    }

    /** A shell command, broken between words where that changes nothing: inside quotes by a line break, outside by a backslash. */
    private void command(String command) {
        String[] words = command.split(" ");
        StringBuilder line = new StringBuilder("  $ ");
        int column = 4;
        boolean quoted = false;
        for (int i = 0; i < words.length; i++) {
            if (i > 0 && column + 1 + words[i].length() > COLUMNS - 2) {
                line.append(quoted ? "\n    " : " \\\n    ");
                column = 4;
            } else if (i > 0) {
                line.append(' ');
                column++;
            }
            line.append(words[i]);
            column += words[i].length();
            quoted ^= words[i].chars().filter(c -> c == '\'').count() % 2 == 1;
        }
        out.append(line).append('\n');
    }
}

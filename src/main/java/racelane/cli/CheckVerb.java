package racelane.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The findings. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "the findings: what went wrong, where, and the events it rests on",
        footer = {"", "Exit status 0: none; 1: some, certain or not; 2: the file cannot be read."})
final class CheckVerb extends JsonVerb {
    @Mixin
    SourceOptions source = new SourceOptions();

    @Override
    public Integer call() throws Exception {
        Analysis analysis = open();
        try (StepSource lines = source.open()) {
            if (json) {
                Json.print(out(), document(analysis, lines));
            } else {
                print(analysis, lines);
            }
        }
        return analysis.findings().isEmpty() ? Exit.FINE : Exit.FOUND;
    }

    static ObjectNode document(Analysis analysis, StepSource lines) {
        Trace trace = analysis.trace();
        ObjectNode check = Json.object().put("file", trace.facts().file()).put("events", trace.size());
        ArrayNode findings = check.putArray("findings");
        for (Finding finding : analysis.findings()) {
            finding(findings.addObject(), trace, finding, lines);
        }
        Json.problems(check, analysis.problems());
        return check;
    }

    private static void finding(ObjectNode node, Trace trace, Finding finding, StepSource source) {
        node.put("kind", finding.kind()).put("step", finding.row() + 1).put("timeNs", trace.timeNs(finding.row()));
        node.put("lane", trace.lanes().get(finding.lane()).nameAt(trace.timeNs(finding.row())));
        node.put("object", finding.life() == null ? null : finding.life().label());
        node.put("address", finding.object() == null ? null : Json.address(finding.object().address()));
        Json.number(node, "life", finding.life() == null ? -1 : finding.life().number());
        node.put("refcount", finding.countName());
        node.put("count", finding.rows().size());
        ArrayNode steps = node.putArray("steps");
        finding.rows().forEach(row -> steps.add(row + 1));
        if (finding.rows().stream().allMatch(row -> trace.line(row) < 0)) {
            node.putNull("lines");
        } else {
            ArrayNode lines = node.putArray("lines");
            finding.rows().forEach(row -> Json.add(lines, trace.line(row)));
        }
        node.put("summary", finding.summary());
        ArrayNode because = node.putArray("because");
        for (Finding.Because one : finding.because()) {
            ObjectNode event = because.addObject().put("step", one.row() + 1).put("lane", trace.lanes().get(one.lane()).nameAt(trace.timeNs(one.row()))).put("text", one.text());
            if (source.isWanted()) {
                StepSource.json(event, "source", source.ofStep(trace, one.row()));
            }
        }
        node.put("certain", finding.certain());
    }

    private void print(Analysis analysis, StepSource lines) {
        Trace trace = analysis.trace();
        List<Finding> findings = analysis.findings();
        out().printf(Locale.ROOT, "%s: %s in %,d events%n", trace.facts().file(), findings.isEmpty() ? "no finding" : findings.size() == 1 ? "1 finding" : findings.size() + " findings", trace.size());
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            long line = trace.line(finding.row());
            out().printf(Locale.ROOT, "%n%d. %s%s at step %d%s%s%n   %s%n", i + 1, finding.certain() ? "" : "~ ", finding.kind(), finding.row() + 1, line < 0 ? "" : " (line " + line + ")",
                    finding.rows().size() > 1 ? ", " + finding.rows().size() + " times" : "", finding.summary());
            for (Finding.Because one : finding.because()) {
                out().printf(Locale.ROOT, "   %s%7d  %-16s %s%n", one.inferred() ? "~" : " ", one.row() + 1, trace.lanes().get(one.lane()).nameAt(trace.timeNs(one.row())), one.text());
                if (lines.isWanted()) {
                    StepSource.print(out(), "              ", "", lines.ofStep(trace, one.row()));
                }
            }
        }
        if (!analysis.problems().isEmpty()) {
            out().println();
        }
        Json.tell(out(), analysis.problems());
    }
}

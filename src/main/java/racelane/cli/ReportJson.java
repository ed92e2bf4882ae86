package racelane.cli;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import racelane.compare.ScenarioMatch;
import racelane.compare.ScenarioMatcher;
import racelane.session.Explanation;
import racelane.session.ReplayCommand;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.ReportStack;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Kernel reports as JSON; {@code schema/report.json} says what is promised. */
final class ReportJson {
    private ReportJson() {}

    /**
     * @param line    from a report's positions to lines of the file; -1 where there are none
     * @param matcher says which scenarios fit; null where there is no report
     */
    static void write(ArrayNode list, List<KernelReport> reports, LongUnaryOperator line, ScenarioMatcher matcher) {
        for (KernelReport report : reports) {
            ObjectNode node = list.addObject();
            write(node, report, line);
            ArrayNode scenarios = node.putArray("scenarios");
            matcher.of(report).forEach(match -> write(scenarios.addObject(), match));
        }
    }

    private static void write(ObjectNode node, KernelReport report, LongUnaryOperator line) {
        node.put("kind", report.kind().word()).put("message", report.message()).put("location", report.location());
        node.put("function", report.function()).put("kernel", report.kernel()).put("hardware", report.hardware());
        Json.number(node, "cpu", report.cpu());
        Json.number(node, "pid", report.pid());
        node.put("comm", report.comm());
        if ("".equals(report.tainted())) {
            node.put("tainted", false);
        } else {
            node.put("tainted", report.tainted());
        }
        Json.number(node, "line", line.applyAsLong(report.messageLine()));
        Json.number(node, "firstLine", line.applyAsLong(report.first()));
        Json.number(node, "lastLine", line.applyAsLong(report.last()));
        Json.number(node, "timeNs", report.timeNs());
        node.put("cut", report.cut());
        if (report.pc() == null) {
            node.putNull("pc");
        } else {
            frame(node.putObject("pc"), report.pc());
        }
        report.frames().forEach(list(node, "frames")::accept);
        ArrayNode others = node.putArray("others");
        for (ReportStack stack : report.others()) {
            ObjectNode other = others.addObject().put("role", stack.role()).put("text", stack.text());
            stack.frames().forEach(list(other, "frames")::accept);
        }
        report.registers().forEach(node.putArray("registers")::add);
        report.notes().forEach(node.putArray("notes")::add);
    }

    private static void write(ObjectNode node, ScenarioMatch match) {
        node.put("name", match.name()).put("score", match.score());
        match.settings().forEach(node.putArray("set")::add);
        Explanation.suppositions(match.program()).forEach(node.putArray("supposes")::add);
        match.why().forEach(node.putArray("why")::add);
        match.path().forEach(node.putArray("frames")::add);
        if (match.reached() == null) {
            node.putNull("reached");
            return;
        }
        ObjectNode reached = node.putObject("reached");
        reached.put("kind", match.reached().finding().kind().word()).put("thread", match.reached().finding().thread());
        match.reached().finding().stack().forEach(reached.putArray("stack")::add);
        match.beside().missing().forEach(reached.putArray("missing")::add);
        match.beside().extra().forEach(reached.putArray("extra")::add);
        reached.put("steps", match.reached().steps()).put("schedule", match.reached().schedule().toString());
        reached.put("replay", ReplayCommand.of(match.name(), null, match.settings(), null, match.reached().schedule()));
    }

    private static Consumer<ReportFrame> list(ObjectNode node, String key) {
        ArrayNode list = node.putArray(key);
        return frame -> frame(list.addObject(), frame);
    }

    private static void frame(ObjectNode node, ReportFrame frame) {
        node.put("symbol", frame.symbol());
        Json.number(node, "offset", frame.offset());
        Json.number(node, "size", frame.size());
        node.put("module", frame.module()).put("source", frame.source());
        node.put("inlined", frame.inlined()).put("reliable", frame.reliable());
    }
}

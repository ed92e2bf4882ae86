package racelane.cli;

import java.util.Map;
import java.util.Set;
import racelane.trace.EventKind;
import racelane.trace.Lane;
import racelane.trace.Simulation;
import racelane.trace.Trace;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated run as Racelane JSON lines, the header first. */
final class RunFile {
    private static final Set<String> FIELDS = Set.of("op", "object", "type", "lock", "fn", "result", "text", "source");
    private static final Set<String> NUMBERS = Set.of("before", "after");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RunFile() {}

    static String text(Trace trace) {
        StringBuilder text = new StringBuilder();
        ObjectNode header = Json.object().put("racelane", 1).put("clock", trace.facts().clock()).put("source", trace.facts().file());
        Simulation run = trace.facts().simulation();
        if (run != null) {
            header.put("scenario", run.scenario()).put("scenarioDigest", run.digest()).put("scenarioSet", run.set()).put("scenarioReuse", run.reuse()).put("schedule", run.schedule());
        }
        text.append(MAPPER.writeValueAsString(header)).append('\n');
        ObjectNode waiting = null;
        for (int row = 0; row < trace.size(); row++) {
            if (trace.kind(row) == EventKind.STACK) {
                ArrayNode stack = waiting.putArray("stack");
                trace.stack(row).forEach(stack::add);
                continue;
            }
            if (waiting != null) {
                text.append(MAPPER.writeValueAsString(waiting)).append('\n');
            }
            waiting = line(trace, row);
        }
        return waiting == null ? text.toString() : text.append(MAPPER.writeValueAsString(waiting)).append('\n').toString();
    }

    private static ObjectNode line(Trace trace, int row) {
        Lane lane = trace.laneOf(row);
        ObjectNode line = Json.object().put("t", trace.timeNs(row)).put("cpu", trace.cpu(row));
        Json.number(line, "pid", lane.pid());
        line.put("comm", lane.comm()).put("event", trace.eventName(row));
        ObjectNode args = Json.object();
        for (Map.Entry<String, String> argument : trace.body(row).args().entrySet()) {
            String value = argument.getValue();
            if (NUMBERS.contains(argument.getKey()) && value.matches("-?\\d{1,18}")) {
                line.put(argument.getKey(), Long.parseLong(value));
            } else if (FIELDS.contains(argument.getKey())) {
                line.put(argument.getKey(), value);
            } else {
                args.put(argument.getKey(), value);
            }
        }
        if (!args.isEmpty()) {
            line.set("args", args);
        }
        return line;
    }
}

package racelane.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.compare.Followed;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code follow} says, for people and as JSON. */
final class FollowAnswer {
    private static final int MOST_PASSED_OVER = 8;
    private final Analysis analysis;
    private final Trace trace;
    private final String file;
    private final String scenario;
    private final Followed followed;
    private final Run run;
    private final String replay;

    FollowAnswer(Analysis analysis, String file, String scenario, Followed followed, Run run, String replay) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.file = file;
        this.scenario = scenario;
        this.followed = followed;
        this.run = run;
        this.replay = replay;
    }

    private String verdict() {
        return followed.reached() ? "followed" : followed.stoppedBy() != null ? "stopped" : "forbidden";
    }

    private String lane(int lane, int row) {
        return trace.lanes().get(lane).nameAt(trace.timeNs(row));
    }

    private String lane(int lane) {
        return trace.lanes().get(lane).name();
    }

    /** Model thread → the tasks it played, in order. */
    private Map<String, List<String>> players() {
        Map<String, List<String>> players = new LinkedHashMap<>();
        followed.players().forEach(player -> players.computeIfAbsent(player.thread(), key -> new java.util.ArrayList<>()).add(lane(player.lane())));
        return players;
    }

    private String name(long address) {
        CountedObject object = analysis.object(address);
        return object == null ? Json.address(address) : object.name() + " " + Json.address(address);
    }

    ObjectNode document() {
        ObjectNode node = Json.object().put("capture", file).put("scenario", scenario).put("verdict", verdict()).put("stoppedBy", followed.stoppedBy());
        ObjectNode settings = node.putObject("settings");
        followed.program().configs.forEach(settings::put);
        ObjectNode changed = node.putObject("changed");
        followed.changed().forEach(changed::put);
        ObjectNode leftOut = node.putObject("leftOut");
        followed.leftOut().forEach((count, at) -> forbidden(leftOut.putObject(count), at));
        node.put("reuse", followed.reuse().word());
        ObjectNode stretch = node.putObject("stretch");
        Json.step(stretch, "fromStep", followed.stretch().fromRow());
        Json.step(stretch, "toStep", followed.stretch().toRow());
        Json.number(stretch, "fromLine", trace.line(followed.stretch().fromRow()));
        Json.number(stretch, "toLine", trace.line(followed.stretch().toRow()));
        stretch.put("finding", followed.stretch().goal() == null ? null : followed.stretch().goal().kind());
        node.put("events", followed.events()).put("done", followed.done()).put("states", followed.states());
        ArrayNode threads = node.putArray("threads");
        players().forEach((thread, tasks) -> {
            ArrayNode list = threads.addObject().put("thread", thread).putArray("tasks");
            tasks.forEach(list::add);
        });
        ArrayNode objects = node.putArray("objects");
        for (Followed.Bound bound : followed.objects()) {
            CountedObject object = analysis.object(bound.address());
            objects.addObject().put("address", Json.address(bound.address())).put("name", object == null ? null : object.name()).put("object", bound.object())
                    .put("count", bound.count()).put("value", bound.value());
        }
        ObjectNode passed = node.putObject("passedOver");
        followed.passedOver().forEach(passed::put);
        node.put("begunBefore", followed.begunBefore());
        if (followed.forbidden() == null) {
            node.putNull("forbidden");
        } else {
            forbidden(node.putObject("forbidden"), followed.forbidden());
        }
        ScenarioVerb.findings(node, run.findings());
        return node.put("steps", run.steps().size()).put("schedule", followed.schedule().toString()).put("replay", replay);
    }

    private void forbidden(ObjectNode node, Followed.Forbidden forbidden) {
        Json.step(node, "step", forbidden.row());
        Json.number(node, "line", trace.line(forbidden.row()));
        node.put("task", lane(forbidden.lane(), forbidden.row())).put("event", forbidden.event()).put("text", trace.text(forbidden.row()).strip().replace("\n", " "));
        node.put("thread", forbidden.thread()).put("why", forbidden.why()).put("instead", forbidden.instead());
        Json.number(node, "sourceLine", forbidden.line() == 0 ? -1 : forbidden.line());
        node.put("lock", forbidden.lock()).put("owner", forbidden.owner());
        if (forbidden.moved() == null) {
            node.putNull("moved");
        } else {
            ObjectNode moved = node.putObject("moved").put("function", forbidden.moved().function()).put("task", lane(forbidden.moved().lane(), forbidden.moved().row()));
            Json.number(moved, "line", trace.line(forbidden.moved().row()));
        }
        ArrayNode others = node.putArray("others");
        forbidden.others().forEach(others::add);
    }

    void print(PrintWriter out) {
        int last = followed.forbidden() == null ? followed.stretch().toRow() : followed.forbidden().row();
        String goal = followed.stretch().goal() == null ? "the end" : followed.stretch().goal().kind();
        String head = followed.reached() ? "followed to " + goal + " in line " + trace.line(last)
                : (followed.stoppedBy() != null ? "not followed, stopped by " + followed.stoppedBy() + " at line " : "not followed: forbids line ") + trace.line(last);
        out.printf(Locale.ROOT, "%s: %s of %s%n", scenario, head, file);
        out.printf(Locale.ROOT, "%,d of %,d events, lines %d to %d, by %,d steps of the model; %,d states looked at%s%n", followed.done(), followed.events(),
                trace.line(followed.stretch().fromRow()), trace.line(last), run.steps().size(), followed.states(), verdict().equals("forbidden") ? ", all there are" : "");
        if (followed.forbidden() != null) {
            print(out, followed.forbidden());
        }
        out.println();
        if (!followed.changed().isEmpty()) {
            out.println("settings     " + String.join(" ", followed.changed().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList())
                    + " (found by trying; the scenario's own carry less far)");
        }
        followed.leftOut().forEach((count, at) -> out.println("left out     count " + count + ": with it line " + trace.line(at.row()) + " is forbidden (" + at.event() + "; " + at.why() + ")"));
        players().forEach((thread, tasks) -> out.println("thread       " + thread + " plays " + shortened(tasks)));
        for (Followed.Bound bound : followed.objects()) {
            out.println("object       " + name(bound.address()) + " is " + (bound.object() == null ? "nothing" : bound.object()) + (bound.value() == null ? "" : ", " + bound.count() + " " + value(bound.value())));
        }
        if (!followed.passedOver().isEmpty()) {
            List<String> all = followed.passedOver().entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
            out.println("passed over  " + String.join(", ", all.subList(0, Math.min(MOST_PASSED_OVER, all.size())))
                    + (all.size() > MOST_PASSED_OVER ? " and " + (all.size() - MOST_PASSED_OVER) + " more" : "") + " (the model does not know them)");
        }
        if (followed.begunBefore() > 0) {
            out.println("passed over  " + followed.begunBefore() + " calls that were open before line " + trace.line(followed.stretch().fromRow()));
        }
        findings().forEach((finding, times) -> out.println("model found  " + finding + (times == 1 ? "" : ", " + times + " times")));
        if (!run.steps().isEmpty()) {
            out.printf(Locale.ROOT, "%nagain:%n%s%n", replay);
        }
    }

    private Map<String, Integer> findings() {
        Map<String, Integer> findings = new LinkedHashMap<>();
        for (Finding finding : run.findings()) {
            String stack = String.join(" <- ", finding.stack().stream().limit(3).toList());
            findings.merge(finding.kind().word() + (finding.object() == null ? "" : " of " + finding.object()) + (finding.thread() == null ? "" : " in " + finding.thread())
                    + (stack.isEmpty() ? "" : " (" + stack + ")"), 1, Integer::sum);
        }
        return findings;
    }

    private static String value(int value) {
        return value == 0xc0000000 ? "saturated" : String.valueOf(value);
    }

    private static String shortened(List<String> tasks) {
        return tasks.size() <= 6 ? String.join(", ", tasks) : String.join(", ", tasks.subList(0, 3)) + " … " + tasks.get(tasks.size() - 1) + " (" + tasks.size() + " in turn)";
    }

    private void print(PrintWriter out, Followed.Forbidden forbidden) {
        out.println();
        out.printf(Locale.ROOT, "line %d, step %d: %s %s%n", trace.line(forbidden.row()), forbidden.row() + 1, lane(forbidden.lane(), forbidden.row()), forbidden.event());
        out.println("  capture    " + trace.text(forbidden.row()).strip().replace("\n", " "));
        out.println("  model      " + (forbidden.thread() == null ? "" : forbidden.thread() + ": ") + forbidden.why());
        if (forbidden.instead() != null) {
            out.println("  instead    " + forbidden.thread() + " " + forbidden.instead());
        }
        if (forbidden.line() > 0) {
            out.println("  stands at  line " + forbidden.line() + " of " + followed.program().file);
        }
        if (forbidden.lock() != null) {
            out.println("  lock       " + forbidden.lock() + " is held by " + (forbidden.owner() == null ? "nobody" : forbidden.owner()));
        }
        if (forbidden.moved() != null) {
            out.println("  moved by   " + forbidden.moved().function() + " of " + lane(forbidden.moved().lane(), forbidden.moved().row()) + " in line " + trace.line(forbidden.moved().row()) + ", which the model was not asked to do");
        }
        forbidden.others().forEach(other -> out.println("  other ways " + other));
    }
}

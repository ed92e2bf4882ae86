package racelane.cli;

import java.util.List;
import java.util.Locale;
import racelane.compare.Followed;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two traces beside each other, as JSON: {@code schema/compare.json}. */
final class TraceComparisonJson {
    private TraceComparisonJson() {}

    static ObjectNode of(TraceComparison comparison) {
        Trace a = comparison.a().trace();
        Trace b = comparison.b().trace();
        ObjectNode document = Json.object().put("a", a.facts().file()).put("b", b.facts().file()).put("pairs", comparison.pairs().size());
        ArrayNode threads = document.putArray("threads");
        comparison.cast().forEach(part -> threads.addObject().put("a", part.nameA()).put("threadsA", part.threadsA()).put("b", part.nameB()).put("threadsB", part.threadsB()));
        names(document.putArray("aloneA"), comparison.alone().get(0));
        names(document.putArray("aloneB"), comparison.alone().get(1));
        names(document.putArray("onlyA"), comparison.onlyA());
        names(document.putArray("onlyB"), comparison.onlyB());
        TraceComparison.Loop loop = comparison.loop();
        if (loop == null) {
            document.putNull("rounds");
        } else {
            document.putObject("rounds").put("threadA", loop.threadA()).put("threadB", loop.threadB()).put("function", loop.function()).put("a", loop.roundsA()).put("b", loop.roundsB());
        }
        if (comparison.follows() == null) {
            document.putNull("follows");
        } else {
            follows(document.putObject("follows"), comparison.follows());
        }
        ArrayNode found = document.putArray("found");
        for (TraceComparison.Shared shared : comparison.shared()) {
            ObjectNode node = found.addObject().put("kind", shared.kind());
            Json.step(node, "stepA", shared.rowA());
            node.put("timesA", shared.timesA());
            Json.step(node, "stepB", shared.rowB());
            node.put("timesB", shared.timesB());
        }
        ArrayNode differences = document.putArray("differences");
        comparison.differences().forEach(difference -> difference(differences.addObject(), difference, difference == comparison.first()));
        return document;
    }

    private static void follows(ObjectNode node, Followed followed) {
        node.put("scenario", followed.program().file).put("verdict", followed.reached() ? "followed" : followed.stoppedBy() != null ? "stopped" : "forbidden").put("stoppedBy", followed.stoppedBy())
                .put("events", followed.events()).put("done", followed.done());
        ObjectNode settings = node.putObject("settings");
        followed.program().configs.forEach(settings::put);
        ObjectNode changed = node.putObject("changed");
        followed.changed().forEach(changed::put);
        node.put("schedule", followed.schedule().toString());
    }

    private static void difference(ObjectNode node, TraceDifference difference, boolean first) {
        node.put("kind", difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Json.step(node, "stepA", difference.rowA());
        Json.step(node, "stepB", difference.rowB());
        node.put("text", difference.text()).put("first", first).put("varies", difference.varies());
        ArrayNode places = node.putArray("places");
        for (TraceDifference.Place place : difference.places()) {
            ObjectNode one = places.addObject();
            Json.step(one, "stepA", place.rowA());
            Json.step(one, "stepB", place.rowB());
            Json.number(one, "roundA", place.roundA());
            Json.number(one, "roundB", place.roundB());
        }
    }

    private static void names(ArrayNode to, List<String> names) {
        names.forEach(to::add);
    }
}

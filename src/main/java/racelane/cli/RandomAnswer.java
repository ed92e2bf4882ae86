package racelane.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racelane.explore.RandomRuns;
import racelane.scenario.ReuseMode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of many random runs, as text and as JSON. Runs that do not fail prove nothing, and it says so. */
record RandomAnswer(RandomRuns.Batch batch, ReuseMode reuse) {
    /** Seeds that are printed; all of them are in the JSON. */
    private static final int MOST_SEEDS = 100;
    private static final int LINE = 96;

    private Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        batch.failing().forEach(one -> kinds.merge(one.kind().word(), 1, Integer::sum));
        return kinds;
    }

    private long last() {
        return batch.seed() + batch.runs() - 1;
    }

    String text(String scenario) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %s of %d random runs failed, seeds %d to %d (sequential consistency, reuse %s)%n", scenario,
                batch.failing().isEmpty() ? "none" : batch.failing().size(), batch.runs(), batch.seed(), last(), reuse.word()));
        if (batch.failing().isEmpty()) {
            text.append(String.format(Locale.ROOT, "that is no proof: explore looks at every interleaving%n"));
        } else {
            text.append(kinds().entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue()).collect(Collectors.joining(", "))).append(System.lineSeparator());
            text.append(seeds());
        }
        if (batch.cut() > 0) {
            text.append(String.format(Locale.ROOT, "%d runs had not ended after the steps that a run may have%n", batch.cut()));
        }
        batch.bounds().forEach((bound, count) -> text.append(String.format(Locale.ROOT, "%d runs met a bound and were given up: %s%n", count, bound)));
        return text.toString();
    }

    private String seeds() {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("failing seeds:");
        batch.failing().stream().limit(MOST_SEEDS).forEach(one -> {
            if (line.length() > LINE - 12) {
                text.append(line).append(System.lineSeparator());
                line.setLength(0);
                line.append("  ");
            }
            line.append(' ').append(one.seed());
        });
        int more = batch.failing().size() - MOST_SEEDS;
        return text.append(line).append(more > 0 ? " and " + more + " more, which --json has" : "").append(System.lineSeparator()).toString();
    }

    /** Without what is said of the shortest run. */
    ObjectNode document(String scenario) {
        ObjectNode node = Json.object().put("scenario", scenario).put("verdict", batch.failing().isEmpty() ? "passed" : "failed");
        node.put("seed", batch.seed()).put("runs", batch.runs()).put("failed", batch.failing().size()).put("cut", batch.cut());
        ArrayNode failing = node.putArray("failing");
        batch.failing().forEach(one -> failing.addObject().put("seed", one.seed()).put("kind", one.kind().word()).put("steps", one.steps()));
        ObjectNode bounds = node.putObject("bounds");
        batch.bounds().forEach(bounds::put);
        return node.put("shortest", batch.shortest() == null ? null : batch.shortest().seed());
    }
}

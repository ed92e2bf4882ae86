package racelane.cli;

import java.nio.file.Path;
import java.util.Locale;
import racelane.compare.FramePair;
import racelane.compare.ReportComparison;
import racelane.report.Architecture;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two compared reports as JSON. */
final class ComparisonJson {
    private ComparisonJson() {}

    static ObjectNode of(Path first, Path second, ReportComparison comparison) {
        ObjectNode document = Json.object();
        side(document.putObject("a"), first, comparison.a(), comparison.archA());
        side(document.putObject("b"), second, comparison.b(), comparison.archB());
        ObjectNode frames = document.putObject("frames");
        for (FramePair.Word word : FramePair.Word.values()) {
            frames.put(word(word), comparison.count(word));
        }
        ArrayNode rows = frames.putArray("rows");
        for (FramePair pair : comparison.frames()) {
            ObjectNode row = rows.addObject().put("function", pair.function()).put("word", word(pair.word()));
            frame(row, "a", pair.a());
            frame(row, "b", pair.b());
        }
        ArrayNode facts = document.putArray("facts");
        comparison.facts().forEach(fact -> facts.addObject().put("what", fact.what()).put("a", fact.a()).put("b", fact.b()).put("same", fact.isSame()));
        ArrayNode messages = document.putArray("messages");
        comparison.messages().forEach(message -> messages.addObject().put("text", message.text()).put("a", word(message.a())).put("b", word(message.b())));
        return document;
    }

    private static void side(ObjectNode node, Path file, KernelReport report, Architecture architecture) {
        node.put("file", file.toString()).put("line", report.messageLine()).put("kind", report.kind().word()).put("function", report.function())
                .put("architecture", architecture == null ? null : architecture.name());
    }

    private static void frame(ObjectNode row, String key, ReportFrame frame) {
        if (frame == null) {
            row.putNull(key);
            return;
        }
        ObjectNode node = row.putObject(key).put("symbol", frame.symbol());
        Json.number(node, "offset", frame.offset());
        Json.number(node, "size", frame.size());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

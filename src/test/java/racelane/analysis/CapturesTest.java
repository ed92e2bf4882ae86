package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.testkit.Analyses;
import racelane.testkit.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every capture against what was counted in it by hand: stale puts where they are, silence where nothing went wrong. */
class CapturesTest {
    @TestFactory
    Stream<DynamicTest> findingsAgreeWithWhatWasCounted() throws Exception {
        return Shared.files("captures/expected").stream().filter(file -> file.toString().endsWith(".json"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> agrees(file)));
    }

    private static void agrees(Path expected) throws Exception {
        JsonNode want = JsonMapper.shared().readTree(Files.readAllBytes(expected));
        Analysis analysis = Analyses.of(Shared.file("captures/" + want.get("file").asString()));
        assertEquals(want.get("entries").asInt(), analysis.trace().size(), "events");
        List<String> missing = new ArrayList<>();
        for (JsonNode stale : want.get("stale").values()) {
            long line = stale.get("put_line").asLong();
            List<String> kinds = new ArrayList<>();
            stale.get("kinds").values().forEach(kind -> kinds.add(kind.asString()));
            boolean there = analysis.findings().stream().anyMatch(one -> kinds.contains(one.kind()) && one.rows().stream().anyMatch(row -> analysis.trace().line(row) == line));
            if (!there) {
                missing.add("line " + line + " is in none of " + kinds);
            }
        }
        assertEquals(List.of(), missing);
        if (want.get("clean").asBoolean()) {
            assertEquals(List.of(), analysis.findings().stream().map(one -> one.kind() + " at line " + analysis.trace().line(one.row())).toList());
        }
    }
}

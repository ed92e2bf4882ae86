package racelane.read.chrome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every file of others opens, with as many rows as the file read as one value has events, a whole call being two. */
class ChromeSamplesTest {
    @TestFactory
    List<DynamicTest> everySampleHasTheEventsOfTheWholeValue() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Shared.files("samples/chrome-json")) {
            tests.add(dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
        return tests;
    }

    private static void check(Path file) throws Exception {
        JsonNode whole;
        try (InputStream in = Files.newInputStream(file); InputStream unpacked = file.toString().endsWith("gz") ? new GZIPInputStream(in) : in) {
            whole = new ObjectMapper().readTree(unpacked.readAllBytes());
        }
        int rows = 0;
        for (JsonNode event : whole.isArray() ? whole : whole.get("traceEvents")) {
            String phase = event.get("ph").asString();
            rows += phase.equals("M") ? 0 : phase.equals("X") ? 2 : 1;
        }
        Trace trace = Formats.opener().open(file, Progress.none());
        assertEquals("Chrome trace JSON", trace.facts().format());
        assertEquals("", TraceText.problems(trace));
        assertEquals(rows, trace.size());
        trace.close();
    }
}

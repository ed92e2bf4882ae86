package racelane.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Held against the library's own mapper. */
class JsonTreeTest {
    private static final String DOCUMENT = """
            {"lens": "m\\u00e4rz \\ud83d\\ude00", "whole": [0, -1, 2147483648, 9223372036854775807, 18446744073709551616], "broken": [0.5, -1e300, 1E-3],
             "flags": [true, false, null], "empty": [{}, [], ""], "twice": 1, "deep": {"a": {"b": [[{"c": "d"}]]}}, "twice": 2}
            """;

    private static JsonNode read(String json) {
        return JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTreeIsTheMappersTree() {
        for (String json : List.of(DOCUMENT, "[]", "{}", "7", "\"x\"", " null ", "[1,[2,[3]]]")) {
            assertEquals(new ObjectMapper().readTree(json), read(json), json);
        }
        assertEquals(2, read(DOCUMENT).path("twice").asInt());
        assertTrue(read("").isMissingNode());
        assertTrue(read(" \n").isMissingNode());
    }

    @Test
    void whatIsCutOrGoesOnIsRefused() {
        byte[] whole = DOCUMENT.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(JacksonException.class, () -> JsonTree.read(cut), "cut at " + length);
        }
        for (String wrong : List.of("{} {}", "[] ]", "1 2", "{\"a\": }", "[1,]", "[,1]", "{,}", "nul", "\u0000", "[".repeat(100_000))) {
            assertThrows(JacksonException.class, () -> read(wrong), wrong.substring(0, Math.min(20, wrong.length())));
        }
    }

    @Test
    void flippedBytesAreReadAsTheMapperReadsThem() {
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] flipped = DOCUMENT.getBytes(StandardCharsets.UTF_8);
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(7));
            JsonNode wanted = null;
            try {
                wanted = new ObjectMapper().readTree(flipped);
            } catch (JacksonException no) {
                refused++;
            }
            if (wanted == null) {
                assertThrows(JacksonException.class, () -> JsonTree.read(flipped));
            } else {
                assertEquals(wanted, JsonTree.read(flipped));
            }
        }
        assertTrue(refused > 300, refused + " refused");
    }
}

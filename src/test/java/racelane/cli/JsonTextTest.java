package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jackson's own indented text is the measure. */
final class JsonTextTest {
    @Test
    void itIsWhatTheMapperWrites() {
        ObjectNode node = Json.object().put("text", "a \"b\" \\ / \n\t\r\f\b \u0001 \u001f \u007f ä → 😀").put("none", (String) null);
        node.put("int", 3).put("long", Long.MIN_VALUE).put("small", 1.25e-9).put("large", 3e12).put("whole", 2.0).put("yes", true);
        node.putObject("empty");
        node.putArray("nothing");
        ArrayNode list = node.putArray("list");
        list.add(1).add("two").addNull();
        list.addObject().put("in", 1).putArray("deep").add(2).addObject().put("x", "y");
        list.addArray().addArray();
        String expected = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node).replace("\r\n", "\n");
        assertEquals(expected, JsonText.of(node));
    }
}

package racelane.cli;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes a tree of JSON nodes down, indented as Jackson's mapper indents: members on lines of their own, lists in one.
 * Without the mapper itself, whose four hundred classes take longer to load than a small scenario takes to explore.
 */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(JsonNode node) {
        JsonText writer = new JsonText();
        writer.node(node, 0);
        return writer.text.toString();
    }

    private void node(JsonNode node, int depth) {
        if (node.isObject()) {
            object(node, depth);
        } else if (node.isArray()) {
            list(node, depth);
        } else if (node.isString()) {
            string(node.asString());
        } else {
            text.append(node.isNull() ? "null" : node.asString());
        }
    }

    private void object(JsonNode node, int depth) {
        if (node.isEmpty()) {
            text.append("{ }");
            return;
        }
        text.append('{');
        String between = "";
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            text.append(between);
            line(depth + 1);
            string(member.getKey());
            text.append(" : ");
            node(member.getValue(), depth + 1);
            between = ",";
        }
        line(depth);
        text.append('}');
    }

    private void list(JsonNode node, int depth) {
        text.append('[');
        for (Iterator<JsonNode> elements = node.iterator(); elements.hasNext(); ) {
            text.append(' ');
            node(elements.next(), depth);
            text.append(elements.hasNext() ? "," : "");
        }
        text.append(" ]");
    }

    private void line(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(c < 16 ? '0' : '1').append("0123456789ABCDEF".charAt(c & 15));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}

package racelane.cli;

import java.io.PrintWriter;
import java.util.List;
import racelane.trace.Machine;
import racelane.trace.Problem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the verbs write JSON: unknown is null, steps start at 1, addresses are texts. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void print(PrintWriter out, ObjectNode document) {
        out.print(JsonText.of(document));
        out.print('\n');
    }

    static String address(long address) {
        return Machine.hex(address);
    }

    /** A number that is -1 where it is unknown. */
    static void number(ObjectNode node, String key, long value) {
        if (value < 0) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }

    /** A number in a list; null where it is -1. */
    static void add(ArrayNode list, long value) {
        if (value < 0) {
            list.addNull();
        } else {
            list.add(value);
        }
    }

    /** A row as a step; null for -1. */
    static void step(ObjectNode node, String key, int row) {
        number(node, key, row < 0 ? -1 : row + 1);
    }

    static void problems(ObjectNode node, List<Problem> problems) {
        ArrayNode list = node.putArray("problems");
        for (Problem problem : problems) {
            ObjectNode one = list.addObject().put("kind", problem.kind());
            number(one, "line", problem.line());
            number(one, "offset", problem.offset());
            number(one, "count", problem.count());
            one.put("text", problem.text());
        }
    }

    /** The same for people. */
    static void tell(PrintWriter out, List<Problem> problems) {
        for (Problem problem : problems) {
            String where = problem.line() > 0 ? "line " + problem.line() + ": " : problem.offset() >= 0 ? "byte " + problem.offset() + ": " : "";
            out.println("problem: " + where + problem.text());
        }
    }
}

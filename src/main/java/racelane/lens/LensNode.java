package racelane.lens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A place in a lens file: asks for what must or may be there, and says where it is missing. */
final class LensNode {
    private final String place;
    private final JsonNode node;

    LensNode(String place, JsonNode node) {
        this.place = place;
        this.node = node;
    }

    String text(String key) throws LensException {
        String text = maybe(key);
        if (text == null) {
            throw new LensException(place + ": \"" + key + "\" is missing: give it a text");
        }
        return text;
    }

    String maybe(String key) throws LensException {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new LensException(place + "." + key + ": is " + value + ", a text in quotes would be right");
        }
        return value.asString();
    }

    long number(String key, long otherwise) throws LensException {
        JsonNode value = node.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw new LensException(place + "." + key + ": is " + value + ", a whole number would be right");
        }
        return value.asLong();
    }

    boolean flag(String key) throws LensException {
        JsonNode value = node.get(key);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new LensException(place + "." + key + ": is " + value + ", true or false would be right");
        }
        return value.asBoolean();
    }

    /** A part that may be missing: null then. */
    LensNode part(String key) throws LensException {
        JsonNode value = node.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw new LensException(place + "." + key + ": is " + value + ", an object in braces would be right");
        }
        return new LensNode(place + "." + key, value);
    }

    /** The parts of a list; none if it is missing. */
    List<LensNode> list(String key) throws LensException {
        List<LensNode> parts = new ArrayList<>();
        for (JsonNode value : array(key)) {
            if (!value.isObject()) {
                throw new LensException(place + "." + key + "[" + parts.size() + "]: is " + value + ", an object in braces would be right");
            }
            parts.add(new LensNode(place + "." + key + "[" + parts.size() + "]", value));
        }
        return parts;
    }

    List<String> texts(String key) throws LensException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(key)) {
            if (!value.isString()) {
                throw new LensException(place + "." + key + "[" + texts.size() + "]: is " + value + ", a text in quotes would be right");
            }
            texts.add(value.asString());
        }
        return texts;
    }

    List<Long> numbers(String key) throws LensException {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode value : array(key)) {
            if (!value.isIntegralNumber()) {
                throw new LensException(place + "." + key + "[" + numbers.size() + "]: is " + value + ", a whole number would be right");
            }
            numbers.add(value.asLong());
        }
        return numbers;
    }

    /** Every key of a part with its text, in order. */
    Map<String, String> map(String key) throws LensException {
        Map<String, String> map = new LinkedHashMap<>();
        LensNode part = part(key);
        if (part != null) {
            for (String name : part.node.propertyNames()) {
                map.put(name, part.text(name));
            }
        }
        return map;
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    private Iterable<JsonNode> array(String key) throws LensException {
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new LensException(place + "." + key + ": is " + value + ", a list in brackets would be right");
        }
        return value.values();
    }

    LensException wrong(String what) {
        return new LensException(place + ": " + what);
    }
}

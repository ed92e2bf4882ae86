package racelane.lens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A lens that is being made event by event: a person says what an event means, this writes the file that says
 * so. Immutable; every sentence gives another draft. What it writes is read as any lens file is.
 *
 * @param name     the lens' name
 * @param sayings  what is said, one an event, in the order in which it was said
 */
public record LensDraft(String name, List<Saying> sayings) {
    /**
     * Freed memory is an object's only if the freed pointer is its address: how large objects of a driver are that no
     * lens knows, and where in a block they lie, nobody has said.
     */
    private static final int SIZE = 1;

    /** What an event can be said to be. */
    public enum Meaning {
        GET("a get of", "get"),
        PUT("a put of", "put"),
        INIT("the init of", "init"),
        OWN_PUT("the unit's own put of", "put"),
        REMOVE("the unit giving up", "remove"),
        RELEASE("the release of", "release"),
        FREE("the end of the memory of", "free"),
        OBSERVE("a look at", "observe"),
        REQUEST("the request of the lock", "request"),
        ACQUIRE("the acquire of the lock", "acquire"),
        UNLOCK("the release of the lock", "release");

        private final String words;
        private final String key;

        Meaning(String words, String key) {
            this.words = words;
            this.key = key;
        }

        /** For people, after "this event is". */
        public String words() {
            return words;
        }

        /** Whether it is a lock's, which has no count. */
        public boolean isLock() {
            return this == REQUEST || this == ACQUIRE || this == UNLOCK;
        }
    }

    /**
     * What one event is.
     *
     * @param event         its name
     * @param meaning       what it is
     * @param argument      which argument has the address of the object or lock
     * @param type          what kind of object it is; of a lock not asked
     * @param count         which argument has the count's value at this event, or null if none has
     * @param returned      the event of the return of the same function, or null if there is none
     * @param returnedCount which of the return's arguments has the count's value, or null
     */
    public record Saying(String event, Meaning meaning, String argument, String type, String count, String returned, String returnedCount) {}

    public LensDraft {
        sayings = List.copyOf(sayings);
    }

    public static LensDraft of(String name) {
        return new LensDraft(name, List.of());
    }

    public boolean isEmpty() {
        return sayings.isEmpty();
    }

    /** The draft that says this too, instead of what it said of the same event. */
    public LensDraft with(Saying saying) {
        List<Saying> all = new ArrayList<>(sayings);
        all.removeIf(old -> old.event().equals(saying.event()));
        all.add(saying);
        return new LensDraft(name, all);
    }

    /** What is said of an event, or null. */
    public Saying saying(String event) {
        return sayings.stream().filter(one -> one.event().equals(event)).findFirst().orElse(null);
    }

    /** The lens, as its file would be read. */
    public Lens lens() throws LensException {
        return LensFile.parse(name, json().getBytes(StandardCharsets.UTF_8));
    }

    /** The file. */
    public String json() {
        Map<String, String> counts = counts();
        List<String> objects = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        List<String> locks = new ArrayList<>();
        counts.forEach((type, count) -> {
            ObjectNode object = node().put("type", type).put("size", SIZE);
            object.putArray("counts").addObject().put("name", count).putArray("offsets");
            objects.add(object.toString());
        });
        for (Saying saying : sayings) {
            if (saying.meaning().isLock()) {
                locks.add(node().put(saying.meaning().key, saying.event()).put("argument", saying.argument()).toString());
            } else {
                calls.add(call(saying, counts.get(saying.type())));
            }
        }
        StringBuilder text = new StringBuilder("{\n  \"lens\": ").append(quoted(name)).append(",\n  \"about\": ")
                .append(quoted("what was said of " + String.join(", ", sayings.stream().map(Saying::event).toList())));
        part(text, "objects", objects);
        part(text, "calls", calls);
        part(text, "locks", locks);
        return text.append("\n}\n").toString();
    }

    /** Type → the name of its count: that of the first argument that was said to hold it. */
    private Map<String, String> counts() {
        Map<String, String> counts = new LinkedHashMap<>();
        for (Saying saying : sayings) {
            if (!saying.meaning().isLock()) {
                String said = saying.count() != null ? saying.count() : saying.returnedCount();
                counts.merge(saying.type(), said == null ? "" : said, (first, later) -> first.isEmpty() ? later : first);
            }
        }
        counts.replaceAll((type, count) -> count.isEmpty() ? "count" : count);
        return counts;
    }

    private static String call(Saying saying, String count) {
        ObjectNode call = node().put("entry", saying.event());
        if (saying.returned() != null) {
            call.put("return", saying.returned());
        }
        call.put("does", saying.meaning().key).put("type", saying.type()).put("object", saying.argument());
        if (saying.meaning() == Meaning.OWN_PUT) {
            call.put("own", true);
        }
        if (saying.count() != null) {
            call.putObject("counts").put(count, saying.count());
        }
        if (saying.returned() != null && saying.returnedCount() != null) {
            call.putObject("returns").putObject("counts").put(count, saying.returnedCount());
        }
        return call.toString();
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private static void part(StringBuilder text, String key, List<String> nodes) {
        if (!nodes.isEmpty()) {
            text.append(",\n  \"").append(key).append("\": [\n    ").append(String.join(",\n    ", nodes)).append("\n  ]");
        }
    }
}

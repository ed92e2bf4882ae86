package racelane.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.trace.Body;
import racelane.trace.Trace;

/**
 * What a trace in the vocabulary names, found in one pass before its events are looked at: which addresses hold
 * counted objects and of which type, what their locks are called. Types are only known from the events, so they are
 * made here: the counts of a type are the fields that any init, get or put of it names, in order of appearance.
 */
final class NativeNames {
    /** Of an object whose event names no type, of a count whose event names no field. */
    private static final String SOME_OBJECT = "object";
    private static final String SOME_COUNT = "refcount";

    private final Map<String, Set<String>> counts = new HashMap<>();
    private final Map<Long, Set<String>> typesAt = new LinkedHashMap<>();
    private final Map<Long, ObjectType> objects = new HashMap<>();
    private final Map<Long, Set<String>> lockNames = new HashMap<>();
    private final Map<String, Long> lockNumbers = new HashMap<>();
    private String returns = "return";

    private NativeNames() {}

    static NativeNames of(Trace trace, boolean[] asked) {
        NativeNames names = new NativeNames();
        Map<Long, Set<String>> allocated = new LinkedHashMap<>();
        Body body = new Body();
        for (int row = 0; row < trace.size(); row++) {
            if (asked[trace.name(row)]) {
                trace.body(row, body);
                String op = NativeLens.op(body);
                if (op != null) {
                    names.see(op, trace.eventName(row), body, allocated);
                }
            }
        }
        allocated.forEach((address, types) -> types.stream().filter(names.counts::containsKey)
                .forEach(type -> names.typesAt.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(type)));
        names.makeTypes();
        return names;
    }

    private void see(String op, String event, Body body, Map<Long, Set<String>> allocated) {
        switch (op) {
            case "init", "get", "put" -> {
                long address = address(body);
                if (address != Body.NONE) {
                    counts.computeIfAbsent(type(body), key -> new LinkedHashSet<>()).add(field(body));
                    typesAt.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(type(body));
                }
            }
            case "alloc" -> {
                long address = address(body);
                if (address != Body.NONE) {
                    allocated.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(type(body));
                }
            }
            case "request", "acquire", "release" -> {
                String lock = body.arg("lock");
                if (lock != null) {
                    lockNames.computeIfAbsent(lockKey(body), key -> new LinkedHashSet<>()).add(lock);
                }
            }
            case "return" -> returns = event;
            default -> { }
        }
    }

    /** Where memory was handed out again as another type, the address holds either: one type with the counts of both. */
    private void makeTypes() {
        Map<Set<String>, ObjectType> made = new HashMap<>();
        typesAt.forEach((address, types) -> objects.put(address, made.computeIfAbsent(types, key -> {
            Set<String> fields = new LinkedHashSet<>();
            types.forEach(type -> fields.addAll(counts.get(type)));
            List<ObjectType.Count> all = new ArrayList<>();
            fields.forEach(field -> all.add(new ObjectType.Count(field, List.of())));
            return new ObjectType(String.join(" or ", types), 0, 0, false, List.copyOf(all));
        })));
    }

    /** Address of the object, or NONE; no object lies at 0. */
    long address(Body body) {
        long address = body.address("object");
        return address == 0 ? Body.NONE : address;
    }

    private static String type(Body body) {
        String type = body.arg("type");
        return type == null ? SOME_OBJECT : type;
    }

    /** The count's name. */
    static String field(Body body) {
        String field = body.arg("field");
        return field == null ? SOME_COUNT : field;
    }

    /** What lives at an address, or null if nothing there is counted. */
    ObjectType typeAt(long address) {
        return objects.get(address);
    }

    /** The lock's address; where the trace tells none, a number that stands for its name. */
    long lockKey(Body body) {
        long address = body.address("address");
        return address != Body.NONE ? address : lockNumbers.computeIfAbsent(String.valueOf(body.arg("lock")), key -> lockNumbers.size() + 1L);
    }

    /** The lock's name, or null. A lock inside an object that lived several times at one address is named without the life. */
    String lockName(Body body) {
        String name = body.arg("lock");
        Set<String> all = name == null ? null : lockNames.get(lockKey(body));
        return all == null || all.size() == 1 ? name : name.replaceFirst("#\\d+", "");
    }

    /** The event name of returns. */
    String returns() {
        return returns;
    }
}

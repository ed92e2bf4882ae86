package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import racelane.lens.LensDraft;
import racelane.lens.LensDraft.Meaning;
import racelane.lens.LensDraft.Saying;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * What there is to say of an event, and what may be meant: the event's own name and arguments suggest it, a
 * person decides.
 *
 * @param row          the event: of a return the entry before it on its lane, of a stack its event
 * @param event        its name
 * @param arguments    its arguments with their values, as printed
 * @param returns      events that may be its return, the likeliest first
 * @param guess        what it seems to be; with what was said of it before, if something was
 */
public record EventGuess(int row, String event, Map<String, String> arguments, List<String> returns, Saying guess) {
    private static final List<String> RETURN_ENDS = List.of("_ret", "_return", "_exit", "__return", "_end", "_done");
    /** So far an event is looked for around another one. */
    private static final int LOOK = 200_000;

    /** @param draft what was said so far */
    public static EventGuess of(Trace trace, int row, LensDraft draft) {
        int its = entry(trace, trace.kind(row) == EventKind.STACK && row > 0 ? before(trace, row) : row);
        String event = trace.eventName(its);
        Map<String, String> arguments = trace.body(its).args();
        List<String> returns = returns(trace, event);
        Saying said = draft.saying(event);
        return new EventGuess(its, event, arguments, returns, said != null ? said : guess(trace, its, event, arguments, returns, draft));
    }

    /** Names of the arguments of an event near this one, in their order; empty if it is not there. */
    public static List<String> argumentsOf(Trace trace, String event, int row) {
        int near = near(trace, trace.names().find(event), row);
        return near < 0 ? List.of() : List.copyOf(trace.body(near).args().keySet());
    }

    private static int near(Trace trace, int name, int row) {
        for (int away = 0; away < LOOK && name >= 0; away++) {
            if (row + away < trace.size() && trace.name(row + away) == name) {
                return row + away;
            }
            if (row - away >= 0 && trace.name(row - away) == name) {
                return row - away;
            }
        }
        return -1;
    }

    private static int before(Trace trace, int row) {
        int position = trace.positionOf(trace.lane(row), row);
        return position == 0 ? row : trace.rowOf(trace.lane(row), position - 1);
    }

    /** Of a return whose entry is recorded too, that entry: the two are said together. */
    private static int entry(Trace trace, int row) {
        String name = trace.eventName(row);
        for (String end : RETURN_ENDS) {
            int entry = name.endsWith(end) ? trace.names().find(name.substring(0, name.length() - end.length())) : -1;
            int lane = trace.lane(row);
            for (int position = trace.positionOf(lane, row) - 1; entry >= 0 && position >= 0; position--) {
                if (trace.name(trace.rowOf(lane, position)) == entry) {
                    return trace.rowOf(lane, position);
                }
            }
        }
        return row;
    }

    private static List<String> returns(Trace trace, String event) {
        List<String> returns = new ArrayList<>();
        for (String end : RETURN_ENDS) {
            if (trace.names().find(event + end) >= 0) {
                returns.add(event + end);
            }
        }
        return returns;
    }

    private static Saying guess(Trace trace, int row, String event, Map<String, String> arguments, List<String> returns, LensDraft draft) {
        Meaning meaning = meaning(event);
        String returned = returns.isEmpty() ? null : returns.get(0);
        String type = draft.sayings().stream().filter(one -> !one.meaning().isLock()).reduce((first, second) -> second).map(Saying::type).orElse("object");
        return new Saying(event, meaning, address(arguments, draft), type, meaning.isLock() ? null : count(arguments.keySet(), arguments), returned,
                returned == null ? null : count(argumentsOf(trace, returned, row), null));
    }

    private static Meaning meaning(String event) {
        String name = event.toLowerCase(Locale.ROOT);
        if (name.contains("unlock")) {
            return Meaning.UNLOCK;
        }
        if (name.contains("lock")) {
            return name.contains("ed") || name.contains("acquire") ? Meaning.ACQUIRE : Meaning.REQUEST;
        }
        if (name.contains("put") || name.contains("close") || name.contains("unref") || name.contains("drop")) {
            return Meaning.PUT;
        }
        if (name.contains("free") || name.contains("destroy")) {
            return Meaning.FREE;
        }
        if (name.contains("release")) {
            return Meaning.RELEASE;
        }
        if (name.contains("remove") || name.contains("unregister") || name.contains("del")) {
            return Meaning.REMOVE;
        }
        return name.contains("init") || name.contains("create") || name.contains("alloc") || name.contains("register") || name.contains("add")
                ? Meaning.INIT : Meaning.GET;
    }

    /** The argument that had an object's address before, else the first that looks like a kernel's pointer, else the first. */
    private static String address(Map<String, String> arguments, LensDraft draft) {
        for (Saying said : draft.sayings()) {
            if (arguments.containsKey(said.argument())) {
                return said.argument();
            }
        }
        return arguments.entrySet().stream().filter(one -> one.getValue().matches("(0x)?[0-9a-f]{8,16}")).map(Map.Entry::getKey).findFirst()
                .orElse(arguments.isEmpty() ? null : arguments.keySet().iterator().next());
    }

    /** An argument whose name says that it counts; null if none does, or {@code values} shows that it is no small number. */
    private static String count(Iterable<String> names, Map<String, String> values) {
        for (String name : names) {
            boolean says = name.toLowerCase(Locale.ROOT).matches(".*(ref|count|cnt|users|usage|openers|kref).*");
            if (says && (values == null || values.get(name).matches("-?[0-9]{1,10}|0x[0-9a-f]{1,8}"))) {
                return name;
            }
        }
        return null;
    }
}

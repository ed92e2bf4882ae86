package racelane.lens;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.lens.EventRule.CallRule;
import racelane.lens.EventRule.LockRule;
import racelane.lens.EventRule.WarningRule;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * The built-in lens for traces that speak the vocabulary themselves: the simulator's, and Racelane's JSON lines with
 * {@code op}. It passes the words through. Specimens of bodies:
 * <pre>
 * op=call fn=device_find
 * op=put object=0xff1100000568a028 type=device name=device#1 field=refs before=1 after=0 fn=device_drop
 * op=acquire lock=table_lock address=0xff11000005600008
 * op=note kind=stale-put name=device#2.refs text="through a pointer to an earlier life"
 * </pre>
 * An event is the native lens's if its body has {@code op} with a word of the vocabulary and what that word needs;
 * everything else is left to the lens files. Only events are asked whose name is such a word or, in Racelane's own
 * formats, whose first event has one: other traces pay nothing.
 */
final class NativeLens {
    private static final Set<String> OPS = Set.of("call", "return", "init", "get", "put", "warn", "alloc", "free", "access", "publish", "unpublish",
            "request", "acquire", "release", "in", "out", "wakeup", "log", "splat", "note");
    private static final Set<String> OWN_FORMATS = Set.of("Racelane JSON lines", "scenario");
    /** Kinds of findings; what a trace calls by another name stays a note. */
    private static final Set<String> KINDS = Set.of("addition-on-zero", "underflow", "saturated", "decrement-hit-zero", "leak", "stale-put", "stale-get",
            "use-after-free", "double-free", "released-while-in-use", "unbalanced-put", "deadlock", "lock-held-at-exit", "oops", "check-failed", "kernel-report");
    /** Argument with the words in which the trace tells an event. */
    private static final String TEXT = "text";

    private final boolean[] asked;
    private final NativeNames names;
    private final Map<List<Object>, EventRule> rules = new HashMap<>();

    private NativeLens(boolean[] asked, NativeNames names) {
        this.asked = asked;
        this.names = names;
    }

    /** The lens of a trace, or null if the trace does not speak the vocabulary. */
    static NativeLens of(Trace trace) {
        boolean[] asked = asked(trace);
        return asked == null ? null : new NativeLens(asked, NativeNames.of(trace, asked));
    }

    private static boolean[] asked(Trace trace) {
        boolean own = OWN_FORMATS.contains(trace.facts().format());
        boolean[] open = new boolean[trace.names().size()];
        int left = 0;
        for (int id = 0; id < open.length; id++) {
            open[id] = own || OPS.contains(trace.names().word(id));
            left += open[id] ? 1 : 0;
        }
        boolean[] asked = new boolean[open.length];
        boolean any = false;
        Body body = new Body();
        for (int row = 0; row < trace.size() && left > 0; row++) {
            int name = trace.name(row);
            if (open[name] && trace.kind(row) == EventKind.EVENT) {
                trace.body(row, body);
                asked[name] = op(body) != null;
                any |= asked[name];
                open[name] = false;
                left--;
            }
        }
        return any ? asked : null;
    }

    /** The body's word of the vocabulary, or null. */
    static String op(Body body) {
        String op = body.arg("op");
        return op != null && OPS.contains(op) ? op : null;
    }

    boolean asks(Trace trace, int row) {
        return asked[trace.name(row)] && trace.kind(row) == EventKind.EVENT;
    }

    /** What the event means, or null if it is left to the lens files. */
    EventRule rule(Body body) {
        String op = op(body);
        if (op == null) {
            return null;
        }
        String kind = body.arg("kind");
        return switch (op) {
            case "call", "return" -> call(op, body.arg("fn"));
            case "init", "get", "put", "alloc", "free", "access" -> operation(op, body);
            case "request", "acquire", "release" -> lock(op, body);
            case "in" -> simple(op, Word.IN, null);
            case "out" -> simple(op, Word.OUT, "state");
            case "wakeup" -> body.number("pid") == Body.NONE ? note(op) : simple(op, Word.WAKEUP, TEXT);
            case "log" -> simple(op, Word.LOG, TEXT);
            case "warn", "splat" -> KINDS.contains(String.valueOf(kind)) ? found(op, "kind") : body.arg(TEXT) == null ? note(op) : found(op, null);
            case "note" -> KINDS.contains(String.valueOf(kind)) ? found(op, "kind") : note(op);
            default -> note(op);
        };
    }

    /** Address, PID, or 0, as the rule's word has it. */
    long subject(EventRule rule, Body body) {
        long subject = switch (rule.word()) {
            case OPERATION -> names.address(body);
            case REQUEST, ACQUIRE, RELEASE -> names.lockKey(body);
            case WAKEUP -> body.number("pid");
            default -> 0;
        };
        return subject == Body.NONE ? 0 : subject;
    }

    private EventRule call(String op, String function) {
        if (function == null) {
            return note(op);
        }
        return rules.computeIfAbsent(List.of(op, function), key -> {
            // One rule for both ends: an entry is paired with the return of the same rule.
            EventRule other = rules.get(List.of(op.equals("call") ? "return" : "call", function));
            CallRule rule = other != null ? other.call() : new CallRule(function, "call", names.returns(), null, null, null, null, "result", null);
            return new EventRule(op, op.equals("call") ? Word.CALL : Word.RETURN, null, null, rule, null, null, null);
        });
    }

    private EventRule operation(String op, Body body) {
        ObjectType type = names.typeAt(names.address(body));
        if (type == null) {
            return note(op);
        }
        String field = NativeNames.field(body);
        boolean whole = op.equals("alloc") || op.equals("free");
        String count = !whole && type.count(field) >= 0 ? field : null;
        return rules.computeIfAbsent(Arrays.asList(op, type, count), key -> {
            Deed deed = Deed.valueOf(op.toUpperCase(java.util.Locale.ROOT));
            Map<String, String> before = count == null ? Map.of() : Map.of(count, "before");
            Map<String, String> after = count == null ? Map.of() : Map.of(count, "after");
            OperationRule operation = new OperationRule(deed, type, "object", 0, null, "name", null, before,
                    count == null ? type.counts().get(0).name() : count, false, null, after);
            return new EventRule(op, Word.OPERATION, "object", TEXT, new CallRule(null, op, null, operation, null, null, null, null, null), null, null, null);
        });
    }

    private EventRule lock(String op, Body body) {
        String name = names.lockName(body);
        if (name == null) {
            return note(op);
        }
        Word word = Word.valueOf(op.toUpperCase(java.util.Locale.ROOT));
        return rules.computeIfAbsent(List.of(op, name), key -> new EventRule(op, word, "address", TEXT, null, new LockRule(name, null), null, null));
    }

    private EventRule found(String op, String kind) {
        return rules.computeIfAbsent(Arrays.asList(op, Word.FOUND, kind), key -> new EventRule(op, Word.FOUND, null, kind, null, null, null, new WarningRule(null, TEXT)));
    }

    private EventRule note(String op) {
        return simple(op, Word.NOTE, TEXT);
    }

    private EventRule simple(String op, Word word, String detail) {
        return rules.computeIfAbsent(List.of(op, word), key -> new EventRule(op, word, null, detail, null, null, null, null));
    }
}

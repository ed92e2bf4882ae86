package racelane.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.trace.Body;
import racelane.trace.Questions;

/** The questions that lenses have for a reader: which address or PID an event is about. The first lens that claims a name wins. */
public final class Subjects implements Questions {
    private final List<EventRule> rules = new ArrayList<>();
    /** The lens of each rule. */
    private final List<String> lensOf = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();

    public Subjects(List<Lens> lenses) {
        for (Lens lens : lenses) {
            for (EventRule rule : lens.rules()) {
                codes.computeIfAbsent(rule.event(), key -> {
                    rules.add(rule);
                    lensOf.add(lens.name());
                    return rules.size() - 1;
                });
            }
        }
    }

    List<EventRule> rules() {
        return rules;
    }

    List<String> lensOf() {
        return lensOf;
    }

    /** Index of the rule for events of this name, or -1. */
    int code(String eventName) {
        return codes.getOrDefault(eventName, -1);
    }

    @Override
    public int about(String eventName) {
        int code = code(eventName);
        return code >= 0 && rules.get(code).subject() != null ? code : -1;
    }

    @Override
    public long answer(int question, Body body) {
        return subject(rules.get(question), body);
    }

    /** Address or PID, as the rule's word has it; 0 where the event does not say. */
    static long subject(EventRule rule, Body body) {
        boolean pid = rule.word() == Word.SWITCH || rule.word() == Word.WAKEUP || rule.word() == Word.EXIT;
        long value = pid ? body.number(rule.subject()) : body.address(rule.subject());
        return value == Body.NONE ? 0 : value;
    }
}

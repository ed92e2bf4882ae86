package racelane.lens;

import java.util.BitSet;
import java.util.List;
import racelane.trace.Body;
import racelane.trace.IntColumn;
import racelane.trace.LongColumn;
import racelane.trace.Names;
import racelane.trace.Trace;

/**
 * What the lenses say about one trace: one entry for each row that means something, in order of rows.
 * Details beyond the subject are looked up in the row's {@link EventRule} and its body when asked.
 */
public final class Meanings {
    /** What passes the vocabulary through, where lenses are named. */
    public static final String NATIVE = "native";

    private final List<Lens> lenses;
    private final List<String> inUse;
    private final List<EventRule> rules;
    private final IntColumn rows;
    private final LongColumn subjects;
    /** Word in the low 8 bits, index of the rule above. */
    private final IntColumn codes;

    private Meanings(List<Lens> lenses, List<String> inUse, List<EventRule> rules, IntColumn rows, LongColumn subjects, IntColumn codes) {
        this.lenses = lenses;
        this.inUse = inUse;
        this.rules = rules;
        this.rows = rows;
        this.subjects = subjects;
        this.codes = codes;
    }

    /**
     * Looks at every event whose name a lens claims; takes one pass over the trace. What speaks the vocabulary
     * itself is passed through, whatever lenses there are.
     */
    public static Meanings of(Trace trace, List<Lens> lenses) {
        RuleTable table = new RuleTable(trace.names(), lenses);
        NativeLens vocabulary = NativeLens.of(trace);
        IntColumn rows = new IntColumn();
        LongColumn subjects = new LongColumn();
        IntColumn codes = new IntColumn();
        Body body = new Body();
        BitSet used = new BitSet();
        for (int row = 0; row < trace.size(); row++) {
            if (vocabulary != null && vocabulary.asks(trace, row)) {
                trace.body(row, body);
                EventRule rule = vocabulary.rule(body);
                if (rule != null) {
                    rows.add(row);
                    subjects.add(vocabulary.subject(rule, body));
                    int passed = table.codeOf(rule);
                    used.set(passed);
                    codes.add(rule.word().ordinal() | passed << 8);
                    continue;
                }
            }
            int code = table.code(trace.name(row));
            if (code >= 0) {
                EventRule rule = table.rule(code);
                used.set(code);
                rows.add(row);
                subjects.add(rule.subject() == null ? 0 : subject(trace, row, rule, body));
                codes.add(rule.word().ordinal() | code << 8);
            }
        }
        return new Meanings(List.copyOf(lenses), table.lenses(used), table.rules(), rows, subjects, codes);
    }

    private static long subject(Trace trace, int row, EventRule rule, Body body) {
        trace.body(row, body);
        boolean pid = rule.word() == Word.SWITCH || rule.word() == Word.WAKEUP || rule.word() == Word.EXIT;
        long value = pid ? body.number(rule.subject()) : body.address(rule.subject());
        return value == Body.NONE ? 0 : value;
    }

    public List<Lens> lenses() {
        return lenses;
    }

    /** The names of the lenses that some event means something to, in order; {@link #NATIVE} first where the trace speaks the vocabulary itself. */
    public List<String> inUse() {
        return inUse;
    }

    /** Whether a function only reports and stands at the top of a stack: a probe's own frames, a warning's. */
    public boolean isMachinery(String function) {
        return lenses.stream().anyMatch(lens -> lens.machinery().contains(function));
    }

    /** Number of rows that mean something. */
    public int size() {
        return rows.size();
    }

    public int row(int entry) {
        return rows.get(entry);
    }

    public Word word(int entry) {
        return Word.of(codes.get(entry) & 0xff);
    }

    /** Address or PID, as the word has it; 0 where there is none. */
    public long subject(int entry) {
        return subjects.get(entry);
    }

    public EventRule rule(int entry) {
        return rules.get(codes.get(entry) >>> 8);
    }

    /** The entry of a row, or -1 if the row means nothing to any lens. */
    public int entryOf(int row) {
        int entry = entryFrom(row);
        return entry < rows.size() && rows.get(entry) == row ? entry : -1;
    }

    /** The first entry whose row is this one or a later one; the size if there is none. */
    public int entryFrom(int row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Event name → rule, by the ids of a trace's names; the first lens that claims a name wins. */
    private static final class RuleTable {
        private final List<EventRule> rules = new java.util.ArrayList<>();
        /** The lens of each rule. */
        private final List<String> lensOf = new java.util.ArrayList<>();
        private final int[] byName;
        private final java.util.Map<EventRule, Integer> passed = new java.util.IdentityHashMap<>();

        RuleTable(Names names, List<Lens> lenses) {
            byName = new int[names.size()];
            java.util.Map<String, Integer> codes = new java.util.HashMap<>();
            for (Lens lens : lenses) {
                for (EventRule rule : lens.rules()) {
                    codes.computeIfAbsent(rule.event(), key -> {
                        rules.add(rule);
                        lensOf.add(lens.name());
                        return rules.size() - 1;
                    });
                }
            }
            for (int id = 0; id < byName.length; id++) {
                byName[id] = codes.getOrDefault(names.word(id), -1);
            }
        }

        int code(int nameId) {
            return byName[nameId];
        }

        /** The code of a rule that stands in no lens file. */
        int codeOf(EventRule rule) {
            return passed.computeIfAbsent(rule, key -> {
                rules.add(rule);
                lensOf.add(NATIVE);
                return rules.size() - 1;
            });
        }

        /** The lenses of these rules, the vocabulary's first. */
        List<String> lenses(BitSet used) {
            java.util.Set<String> names = new java.util.LinkedHashSet<>();
            if (used.stream().anyMatch(code -> lensOf.get(code).equals(NATIVE))) {
                names.add(NATIVE);
            }
            used.stream().forEach(code -> names.add(lensOf.get(code)));
            return List.copyOf(names);
        }

        EventRule rule(int code) {
            return rules.get(code);
        }

        List<EventRule> rules() {
            return List.copyOf(rules);
        }
    }
}

package racelane.lens;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import racelane.trace.Answers;
import racelane.trace.Body;
import racelane.trace.IntColumn;
import racelane.trace.LongColumn;
import racelane.trace.Names;
import racelane.trace.Questions;
import racelane.trace.Trace;
import racelane.trace.Workers;

/**
 * What the lenses say about one trace: one entry for each row that means something, in order of rows.
 * Details beyond the subject are looked up in the row's {@link EventRule} and its body when asked.
 */
public final class Meanings {
    /** What passes the vocabulary through, where lenses are named. */
    public static final String NATIVE = "native";
    /** Rows that are looked at by one core in one go. */
    private static final int STRETCH = 1 << 15;
    private static final int STRETCHES_A_CORE = 8;

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

    /** As {@link #of(Trace, List, Workers)}, by the caller alone. */
    public static Meanings of(Trace trace, List<Lens> lenses) {
        return of(trace, lenses, Workers.direct());
    }

    /**
     * Looks at every event whose name a lens claims; takes one pass over the trace, in stretches of rows where there are
     * cores for several. What speaks the vocabulary itself is passed through, whatever lenses there are.
     *
     * @throws java.util.concurrent.CancellationException if the caller was interrupted
     */
    public static Meanings of(Trace trace, List<Lens> lenses, Workers workers) {
        return of(trace, lenses, workers, STRETCH);
    }

    static Meanings of(Trace trace, List<Lens> lenses, Workers workers, int stretchRows) {
        RuleTable table = new RuleTable(trace.names(), lenses);
        NativeLens vocabulary = NativeLens.of(trace);
        Gathered all = new Gathered();
        if (vocabulary != null) {
            // Its rules are made as they are met, and numbered in that order.
            look(trace, table, vocabulary, 0, trace.size(), all);
        } else {
            int side = Math.max(1, workers.cores() * STRETCHES_A_CORE);
            for (long from = 0; from < trace.size(); from += (long) side * stretchRows) {
                stretches(trace, table, (int) from, side, stretchRows, workers).forEach(all::add);
            }
        }
        return new Meanings(List.copyOf(lenses), table.lenses(all.used), table.rules(), all.rows, all.subjects, all.codes);
    }

    private static List<Gathered> stretches(Trace trace, RuleTable table, int first, int count, int stretchRows, Workers workers) {
        List<Callable<Gathered>> tasks = new ArrayList<>();
        for (int i = 0; i < count && (long) first + (long) i * stretchRows < trace.size(); i++) {
            int from = first + i * stretchRows;
            int to = (int) Math.min(trace.size(), (long) from + stretchRows);
            tasks.add(() -> look(trace, table, null, from, to, new Gathered()));
        }
        return workers.together(tasks);
    }

    private static Gathered look(Trace trace, RuleTable table, NativeLens vocabulary, int from, int to, Gathered found) {
        Body body = new Body();
        Answered answered = new Answered(trace, table, from);
        for (int row = from; row < to; row++) {
            if (vocabulary != null && vocabulary.asks(trace, row)) {
                trace.body(row, body);
                EventRule rule = vocabulary.rule(body);
                if (rule != null) {
                    found.add(row, vocabulary.subject(rule, body), rule.word(), table.codeOf(rule));
                    continue;
                }
            }
            int code = table.code(trace.name(row));
            if (code >= 0) {
                EventRule rule = table.rule(code);
                found.add(row, rule.subject() == null ? 0 : answered.subject(row, rule, body), rule.word(), code);
            }
        }
        return found;
    }

    /** The subjects of rows one after the other: as the reader told them, else looked for in the row's body. */
    private static final class Answered {
        private final Trace trace;
        private final Answers answers;
        private int next;

        Answered(Trace trace, RuleTable table, int fromRow) {
            this.trace = trace;
            this.answers = trace.answers();
            this.next = table.asked(answers.questions()) ? answers.from(fromRow) : answers.size();
        }

        long subject(int row, EventRule rule, Body body) {
            while (next < answers.size() && answers.row(next) < row) {
                next++;
            }
            if (next < answers.size() && answers.row(next) == row) {
                return answers.value(next);
            }
            trace.body(row, body);
            return Subjects.subject(rule, body);
        }
    }

    /** The columns while they are being filled, of all rows or of a stretch. */
    private static final class Gathered {
        final IntColumn rows = new IntColumn();
        final LongColumn subjects = new LongColumn();
        final IntColumn codes = new IntColumn();

        /** Indexes of the rules. */
        final BitSet used = new BitSet();

        void add(int row, long subject, Word word, int rule) {
            rows.add(row);
            subjects.add(subject);
            codes.add(word.ordinal() | rule << 8);
            used.set(rule);
        }

        void add(Gathered later) {
            rows.addAll(later.rows);
            subjects.addAll(later.subjects);
            codes.addAll(later.codes);
            used.or(later.used);
        }
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
        return rows.firstFrom(row);
    }

    /** Event name → rule, by the ids of a trace's names; the first lens that claims a name wins. */
    private static final class RuleTable {
        private final List<EventRule> rules = new ArrayList<>();
        /** The lens of each rule. */
        private final List<String> lensOf = new ArrayList<>();
        private final int[] byName;
        private final java.util.Map<EventRule, Integer> passed = new java.util.IdentityHashMap<>();

        RuleTable(Names names, List<Lens> lenses) {
            byName = new int[names.size()];
            Subjects subjects = new Subjects(lenses);
            rules.addAll(subjects.rules());
            lensOf.addAll(subjects.lensOf());
            for (int id = 0; id < byName.length; id++) {
                byName[id] = subjects.code(names.word(id));
            }
        }

        /** Whether these are the very rules that a reader was asked about. */
        boolean asked(Questions questions) {
            return questions instanceof Subjects subjects && subjects.rules().equals(rules.subList(0, Math.min(rules.size(), subjects.rules().size())));
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

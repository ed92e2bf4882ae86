package racelane.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * A scenario compiled for one choice of its configs. Frozen and shared between threads; the arrays are not
 * to be written.
 */
public final class Program {
    /** A function, a thread's body, a work's body, or a check. */
    public record Function(String name, int entry, int locals, int parameters, int line, List<OwningLocal> owning) {}

    /** A local that was declared {@code owns}, while the program counter lies in [from, to). */
    public record OwningLocal(int local, int from, int to) {}

    /**
     * A thread as declared, one entry for each of {@code x N}.
     *
     * @param name     {@code reader}, or {@code reader.2} for the second of several
     * @param comm     the task's name; the thread's own if none was given
     * @param pid      label, or -1
     * @param cpu      label, or -1
     * @param self     number among its like, from 0
     * @param group    number of its declaration: threads of one group run the same code
     * @param daemon   may stay blocked at the end
     * @param function what it runs
     */
    public record ThreadSpec(String name, String comm, int pid, int cpu, int self, int group, boolean daemon, int function) {}

    /** A global: its cells from {@code offset} of slot 0. */
    public record Global(String name, int offset, int type, long initial, boolean owns) {}

    /** A {@code work}: the function is its body, start included. */
    public record Work(String name, int function) {}

    /** A {@code check always} or {@code check finally}: its function returns the truth of the expression. */
    public record Check(String text, int line, int column, int function) {}

    /**
     * What a {@code suppose} says of a thread or a config: that no kernel is known to do it. Only of what there is
     * in this program: a thread that runs, a config that is not 0.
     */
    public record Supposition(String name, String text, int line) {}

    /** Callers that only stand in the call stack of what runs between two instructions; the outermost first. */
    public record Frames(int from, int to, List<String> names) {}

    public final String file;
    /** SHA-256 of the source, in hexadecimal digits: whether a file is still the one that was compiled. */
    public final String digest;
    public final String title;
    public final int[] op;
    public final int[] a;
    public final int[] b;
    public final int[] c;
    public final int[] line;
    public final int[] column;
    /** Function of each instruction. */
    public final int[] functionOf;
    /** What people call the operand of a step: its text in the source, or null. */
    public final String[] text;
    public final long[] consts;
    public final int[][] choices;
    public final List<String> strings;
    public final List<Function> functions;
    public final List<ThreadSpec> threads;
    public final List<Work> works;
    public final List<Global> globals;
    public final List<Supposition> suppositions;
    public final List<Check> always;
    public final List<Check> atEnd;
    public final List<Frames> frames;
    public final List<String> fieldNames;
    /** Offset and type of a field: {@code fieldOf[name][type]} is offset &lt;&lt; 16 | type + 1, or 0. */
    public final int[][] fieldOf;
    public final Types types;
    /** The init function, or -1. */
    public final int init;
    /** The function that runs one call_rcu callback. */
    public final int callback;
    public final int globalCells;
    public final EnumSet<FindingKind> failing;
    public final EnumSet<FindingKind> allowed;
    public final boolean ownsUsed;
    public final boolean selfUsed;
    public final ReuseMode reuse;
    /** Every config with the value that this program was compiled for. */
    public final Map<String, Long> configs;

    Program(ProgramBuilder from) {
        file = from.file;
        digest = from.digest();
        title = from.title;
        op = from.code.ops();
        a = from.code.operandsA();
        b = from.code.operandsB();
        c = from.code.operandsC();
        line = from.code.lines();
        column = from.code.columns();
        functionOf = from.code.functions();
        text = from.code.texts();
        consts = from.code.constants();
        choices = from.code.choices();
        strings = List.copyOf(from.strings);
        functions = List.copyOf(from.functions);
        threads = List.copyOf(from.threads);
        works = List.copyOf(from.works);
        globals = List.copyOf(from.globals.values());
        suppositions = List.copyOf(from.suppositions);
        always = List.copyOf(from.always);
        atEnd = List.copyOf(from.atEnd);
        frames = List.copyOf(from.frames);
        fieldNames = List.copyOf(from.fieldNames.keySet());
        types = from.types;
        types.freeze();
        fieldOf = fieldTable();
        init = from.init;
        callback = from.callback;
        globalCells = from.globalCells;
        failing = from.failing();
        allowed = EnumSet.copyOf(from.allowed);
        ownsUsed = from.ownsUsed;
        selfUsed = from.selfUsed;
        reuse = from.reuse;
        configs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(from.configs));
    }

    private int[][] fieldTable() {
        int[][] table = new int[fieldNames.size()][types.count()];
        for (int name = 0; name < table.length; name++) {
            for (int type = Types.FIRST_STRUCT; type < types.count(); type++) {
                Types.Field field = types.field(type, fieldNames.get(name));
                table[name][type] = field == null ? 0 : field.offset() << 16 | field.type() + 1;
            }
        }
        return table;
    }

    /** Number of threads and works: dynamic threads (init, callbacks) come after. */
    public int tasks() {
        return threads.size() + works.size();
    }

    /** The global in which that cell of slot 0 lies, or null. */
    public Global globalAt(int offset) {
        for (Global global : globals) {
            if (offset >= global.offset() && offset < global.offset() + types.cells(global.type())) {
                return global;
            }
        }
        return null;
    }
}

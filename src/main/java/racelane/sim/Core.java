package racelane.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Value;

/**
 * What a step works on: the state being made, the running thread's stack and registers, the choices taken
 * and what was found. The parts of the machine share one.
 */
final class Core {
    static final int RUNNING = 0;
    /** The step cannot be done now; nothing of it happened. */
    static final int BLOCKED = 1;
    static final int ENDED = 2;
    static final int MAX_DEPTH = 64;
    static final int MAX_PRIVATE = 100_000;
    private static final int MAX_STACK = 1 << 20;

    final Program program;
    final ReuseMode reuse;
    /** Index of init among the threads; callbacks come after it. */
    final int initThread;

    final Draft draft = new Draft();
    /** The state that is looked at: the draft's while a step is being made. */
    MachineState s;
    int thread;
    int pc;
    int frame;
    int sp;
    int depth;
    long[] stack = new long[256];
    int stop;
    int atomics;
    int operations;

    Witness witness;
    Lives lives;
    boolean wantStacks;
    boolean silent;
    final List<Finding> findings = new ArrayList<>();
    final List<FindingKind> kinds = new ArrayList<>();

    final Choices choices = new Choices();

    boolean record;
    Futures futures;
    final Accesses accesses = new Accesses();

    Core(Program program, ReuseMode reuse) {
        this.program = program;
        this.reuse = reuse;
        this.initThread = program.tasks();
    }

    /** Begins a step in a state. */
    void draftFrom(MachineState from) {
        s = draft.begin(from);
    }

    String name(int thread) {
        if (thread < program.threads.size()) {
            return program.threads.get(thread).name();
        }
        if (thread < initThread) {
            return program.works.get(thread - program.threads.size()).name();
        }
        return thread == initThread ? "init" : "rcu." + (thread - initThread);
    }

    void push(long value) {
        if (sp + 1 >= stack.length) {
            grow(sp + 2);
        }
        stack[sp++] = value;
    }

    private void grow(int least) {
        if (least > MAX_STACK) {
            throw new BoundReached("stack of " + MAX_STACK + " values");
        }
        stack = Arrays.copyOf(stack, Math.max(least, stack.length * 2));
    }

    long pop() {
        return stack[--sp];
    }

    void enter(int function, int arguments, int back) {
        Program.Function called = program.functions.get(function);
        int base = sp - arguments;
        int locals = called.locals();
        while (base + locals + 2 >= stack.length) {
            grow(base + locals + 3);
        }
        Arrays.fill(stack, sp, base + locals, 0);
        stack[base + locals] = back < 0 ? -1 : back | (long) frame << 32;
        frame = base;
        sp = base + locals + 1;
        pc = called.entry();
        if (back >= 0 && ++depth > MAX_DEPTH) {
            throw new BoundReached("calls " + MAX_DEPTH + " deep");
        }
        if (witness != null && back >= 0) {
            witness.saw(Witness.Deed.CALL, back - 1, 0, 0, 0, called.name());
        }
    }

    /** Begins a thread's stack with its body. */
    void begin(int function) {
        sp = 0;
        frame = 0;
        depth = 0;
        enter(function, 0, -1);
    }

    void load(long[] saved) {
        pc = MachineState.pc(saved);
        frame = MachineState.frame(saved);
        depth = MachineState.depth(saved);
        sp = saved.length - 1;
        if (sp + 2 >= stack.length) {
            grow(sp + 3);
        }
        System.arraycopy(saved, 1, stack, 0, sp);
    }

    long[] saved() {
        long[] saved = new long[sp + 1];
        saved[0] = MachineState.thread(pc, frame, depth);
        System.arraycopy(stack, 0, saved, 1, sp);
        return saved;
    }

    /** Takes one of n possibilities: the next that the schedule wants, else the first. */
    int choose(int n) {
        return n == 1 ? 0 : choices.take(n);
    }

    void block() {
        stop = BLOCKED;
    }

    void find(FindingKind kind, String object, String summary) {
        if (silent) {
            return;
        }
        kinds.add(kind);
        Finding finding = new Finding(kind, name(thread), object, summary, program.line[pc], wantStacks ? frames() : List.of());
        findings.add(finding);
        if (witness != null) {
            witness.found(finding);
        }
    }

    /** The thread dies here, holding what it holds. */
    void oops(String why) {
        find(FindingKind.OOPS, null, why);
        stop = ENDED;
    }

    ProgramError error(String message) {
        return new ProgramError(program, pc, message);
    }

    /** Functions the thread is in, the innermost first, callers that only stand in the stack among them. */
    List<String> frames() {
        List<String> names = new ArrayList<>();
        int at = pc;
        int base = frame;
        while (true) {
            Program.Function function = program.functions.get(program.functionOf[at]);
            int index = program.functionOf[at];
            long back = stack[base + function.locals()];
            if (back != -1 || index == program.callback) {
                names.add(function.name());
            }
            for (int i = 0; i < program.frames.size(); i++) {
                Program.Frames framed = program.frames.get(i);
                if (at >= framed.from() && at < framed.to()) {
                    for (int j = framed.names().size() - 1; j >= 0; j--) {
                        names.add(framed.names().get(j));
                    }
                }
            }
            if (back == -1) {
                return names;
            }
            // The call's own instruction, not the one after it: that may lie beyond its frames.
            at = (int) back - 1;
            base = (int) (back >>> 32);
        }
    }

    /** {@code box#2.item.refs}, a global's name, or null where the pointer is none to memory. */
    String object(long pointer) {
        if (!Value.isMemory(pointer)) {
            return null;
        }
        String name = object(Value.slot(pointer), Value.life(pointer), Value.offset(pointer));
        // A pointer to a struct names the struct, not its first field.
        String first = program.types.pathAt(Value.type(pointer), 0);
        if (name == null || first.isEmpty() || !name.endsWith(first)) {
            return name;
        }
        String whole = name.substring(0, name.length() - first.length());
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }

    String object(int slot, int life, int offset) {
        if (slot == 0) {
            Program.Global global = program.globalAt(offset);
            if (global == null) {
                return null;
            }
            String path = program.types.pathAt(global.type(), offset - global.offset());
            return global.name() + (path.isEmpty() || path.startsWith("[") ? "" : ".") + path;
        }
        int lives = MachineState.type(s.slots[slot][0]);
        int type = this.lives == null ? lives : this.lives.type(slot, life, lives);
        String path = program.types.pathAt(type, offset);
        String name = this.lives == null ? program.types.name(type) : this.lives.name(slot, life, type);
        return path.isEmpty() ? name : name + (path.startsWith("[") ? "" : ".") + path;
    }

    boolean isVisible() {
        int op = program.op[pc];
        if (op >= Op.FIRST_STEP) {
            return true;
        }
        if (op == Op.LOAD_IF_POINTER) {
            long top = stack[sp - 1];
            return Value.isMemory(top) && Value.type(top) == racelane.scenario.Types.PTR;
        }
        return op == Op.DEVRES_NEXT && stack[sp - 1] > 0 && stack[sp - 3] == 0;
    }
}

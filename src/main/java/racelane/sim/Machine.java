package racelane.sim;

import java.util.Arrays;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * Runs a program one step of one thread at a time. A machine is a tool, not a state: {@link #step} takes a
 * state, leaves it as it is and makes another. Not for several threads at once; states may be shared freely.
 *
 * <p>A step of a thread may have several outcomes (a {@code choose}, a slot to be had again): each is named by
 * the choices taken, in order; {@link #nextChoices} goes through them.
 */
public final class Machine {
    final Core core;
    private final Program program;
    private final Memory memory;
    private final Counts counts;
    private final Locks locks;
    private final Lists lists;
    private final Tables tables;
    private final Waits waits;
    private final Ending ending;

    public Machine(Program program, ReuseMode reuse) {
        this.program = program;
        this.core = new Core(program, reuse);
        this.memory = new Memory(core);
        this.counts = new Counts(core, memory);
        this.locks = new Locks(core, memory);
        this.lists = new Lists(core, memory);
        this.tables = new Tables(core, memory);
        this.waits = new Waits(core, memory);
        this.ending = new Ending(this);
    }

    public Program program() {
        return program;
    }

    public ReuseMode reuse() {
        return core.reuse;
    }

    /** From here on findings carry the stack of their thread. */
    public Machine withStacks() {
        core.wantStacks = true;
        return this;
    }

    /** From here on every step notes what it touches, for the answer's questions. */
    public Independence recording() {
        core.record = true;
        core.futures = new Futures(program, core.reuse);
        return new Independence(core.futures, core.accesses);
    }

    /** The checks that are asked of whole states. */
    public Ending ending() {
        return ending;
    }

    /** The state before init. Init is the thread {@link #initThread}: step it until it has ended, then {@link #settle}. */
    public MachineState bare() {
        MachineState s = new MachineState();
        long[] globals = new long[program.globalCells + 1];
        globals[0] = MachineState.meta(0, true, 1, 0);
        for (Program.Global global : program.globals) {
            globals[global.offset() + 1] = global.initial();
        }
        s.slots = new long[][] {globals};
        s.threads = new long[core.initThread + 1][];
        Arrays.fill(s.threads, MachineState.NONE);
        s.flags = new long[core.initThread + 1];
        if (program.init >= 0) {
            s.threads[core.initThread] = fresh(program.init);
        }
        return s;
    }

    private long[] fresh(int function) {
        core.begin(function);
        return core.saved();
    }

    public int initThread() {
        return core.initThread;
    }

    /**
     * After init: puts every thread in front of its first step. What a thread computes before it belongs to that
     * step, unless it has none: then it has ended here, and what was found is in {@link #findings}.
     */
    public MachineState settle(MachineState from) {
        MachineState s = from.copy();
        clear();
        for (int thread = 0; thread < program.threads.size(); thread++) {
            long[] start = fresh(program.threads.get(thread).function());
            s.threads[thread] = start;
            core.s = s.copy();
            core.thread = thread;
            core.load(start);
            int before = core.findings.size();
            core.stop = Core.RUNNING;
            core.operations = 0;
            Witness witness = core.witness;
            core.witness = null;
            while (core.stop == Core.RUNNING && !core.isVisible()) {
                if (++core.operations > Core.MAX_PRIVATE) {
                    throw new BoundReached(Core.MAX_PRIVATE + " operations in one step");
                }
                execute(program.op[core.pc]);
            }
            core.witness = witness;
            if (core.stop == Core.ENDED) {
                s.threads[thread] = MachineState.NONE;
            } else if (core.findings.size() == before) {
                s.threads[thread] = core.saved();
            } else {
                core.findings.subList(before, core.findings.size()).clear();
                core.kinds.subList(before, core.kinds.size()).clear();
            }
        }
        core.s = s;
        return s;
    }

    private void clear() {
        core.findings.clear();
        core.kinds.clear();
        core.accesses.clear();
    }

    /** Whether a thread that is live cannot go on now, as far as that can be told without trying. */
    private boolean isPlainlyBlocked(MachineState s, long[] saved) {
        int pc = MachineState.pc(saved);
        int op = program.op[pc];
        if (op != Op.LOCK) {
            return false;
        }
        long top = saved[saved.length - 1];
        if (!Value.isMemory(top) || Value.slot(top) >= s.slots.length || s.slots[Value.slot(top)] == null
                || Value.offset(top) + 1 >= s.slots[Value.slot(top)].length) {
            return false;
        }
        int kind = program.types.kindAt(Value.type(top), 0);
        boolean fits = program.a[pc] == 0 ? kind >= Types.MUTEX && kind <= Types.SPINLOCK : kind == Types.RWSEM;
        return fits && Locks.isTaken(s, top, program.a[pc]);
    }

    /**
     * Tries one step with the first choices, as the schedule has none. Answers whether it could be done; then
     * {@link #result} is the state after it and {@link #findings} what it found.
     */
    public boolean step(MachineState from, int thread) {
        core.wantedCount = 0;
        return attempt(from, thread);
    }

    /** The same with given choices; a choice beyond what there is throws IllegalArgumentException. */
    public boolean step(MachineState from, int thread, int[] choices) {
        if (core.wanted.length < choices.length) {
            core.wanted = new int[choices.length * 2];
        }
        System.arraycopy(choices, 0, core.wanted, 0, choices.length);
        core.wantedCount = choices.length;
        return attempt(from, thread);
    }

    /** After an attempt of the same thread in the same state: the next combination of choices, if there is one. */
    public boolean nextChoices() {
        for (int i = core.choices - 1; i >= 0; i--) {
            if (core.taken[i] + 1 < core.arity[i]) {
                if (core.wanted.length <= i) {
                    core.wanted = new int[i * 2 + 2];
                }
                System.arraycopy(core.taken, 0, core.wanted, 0, i);
                core.wanted[i] = core.taken[i] + 1;
                core.wantedCount = i + 1;
                return true;
            }
        }
        return false;
    }

    /** What {@link #nextChoices} has set up. */
    public int[] pending() {
        return Arrays.copyOf(core.wanted, core.wantedCount);
    }

    /** Repeats the attempt with what {@link #nextChoices} has set up. */
    public boolean again(MachineState from, int thread) {
        return attempt(from, thread);
    }

    private boolean attempt(MachineState from, int thread) {
        clear();
        core.choices = 0;
        long[] saved = from.threads[thread];
        if (saved.length == 0) {
            if ((from.flags[thread] & MachineState.PENDING) == 0) {
                return false;
            }
            saved = fresh(program.works.get(thread - program.threads.size()).function());
        } else if (isPlainlyBlocked(from, saved)) {
            return false;
        }
        core.s = from.copy();
        core.thread = thread;
        core.load(saved);
        core.stop = Core.RUNNING;
        core.atomics = 0;
        core.operations = 0;
        run();
        if (core.stop == Core.BLOCKED) {
            return false;
        }
        if (core.stop == Core.ENDED) {
            end();
        } else {
            core.s.threads[thread] = core.saved();
        }
        order();
        return true;
    }

    private void run() {
        boolean stepped = false;
        while (core.stop == Core.RUNNING) {
            if (core.atomics == 0 && core.isVisible()) {
                if (stepped) {
                    return;
                }
                stepped = true;
                core.operations = 0;
            }
            if (++core.operations > Core.MAX_PRIVATE) {
                throw new BoundReached(Core.MAX_PRIVATE + " operations in one step");
            }
            execute(program.op[core.pc]);
        }
    }

    private void end() {
        core.s.threads[core.thread] = MachineState.NONE;
        locks.reportHeld();
        int work = core.thread - program.threads.size();
        if (work >= 0 && work < program.works.size() && core.record) {
            core.accesses.add(Accesses.WORK, work, 0, true);
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.END, core.pc, 0, 0, 0, null);
        }
    }

    /** One step's findings by rank of their kind; of one kind, as they came. */
    private void order() {
        if (core.findings.size() > 1) {
            core.findings.sort(java.util.Comparator.comparing(Finding::kind));
            core.kinds.sort(null);
        }
    }

    /** The state after the last step that could be done. */
    public MachineState result() {
        return core.s;
    }

    /** What the last step found, in the order in which it is told. Valid until the next step. */
    public List<Finding> findings() {
        return core.findings;
    }

    /** The choices that the last attempt took. */
    public int[] choices() {
        return core.choices == 0 ? MachineState.NO_SLOTS : Arrays.copyOf(core.taken, core.choices);
    }

    /** The thread's name in schedules. */
    public String name(int thread) {
        return core.name(thread);
    }

    /** Evaluates a check in a state; false if it would oops or wait. Records nothing. */
    boolean holds(MachineState s, Program.Check check) {
        core.s = s.copy();
        core.thread = core.initThread;
        core.begin(check.function());
        core.stop = Core.RUNNING;
        core.atomics = 1;
        core.operations = 0;
        core.choices = 0;
        core.wantedCount = 0;
        boolean recording = core.record;
        Witness witness = core.witness;
        Lives lives = core.lives;
        core.record = false;
        core.witness = null;
        core.lives = null;
        core.silent = true;
        try {
            while (core.stop == Core.RUNNING && !(core.depth == 0 && program.op[core.pc] == Op.RETURN)) {
                if (++core.operations > Core.MAX_PRIVATE) {
                    throw new BoundReached(Core.MAX_PRIVATE + " operations in one check");
                }
                execute(program.op[core.pc]);
            }
            return core.stop == Core.RUNNING && core.pop() != 0;
        } finally {
            core.silent = false;
            core.record = recording;
            core.witness = witness;
            core.lives = lives;
        }
    }

    private void execute(int op) {
        if (op >= Op.FIRST_STEP) {
            act(op);
            return;
        }
        long[] stack = core.stack;
        switch (op) {
            case Op.PUSH -> core.push(program.consts[program.a[core.pc]]);
            case Op.LOCAL -> core.push(stack[core.frame + program.a[core.pc]]);
            case Op.SET_LOCAL -> stack[core.frame + program.a[core.pc]] = stack[--core.sp];
            case Op.CLEAR -> Arrays.fill(stack, core.frame + program.a[core.pc], core.frame + program.b[core.pc], 0);
            case Op.POP -> core.sp--;
            case Op.DUP -> core.push(stack[core.sp - 1]);
            case Op.SWAP -> {
                long top = stack[core.sp - 1];
                stack[core.sp - 1] = stack[core.sp - 2];
                stack[core.sp - 2] = top;
            }
            case Op.NEG, Op.COMPLEMENT -> {
                long value = number(stack[core.sp - 1]);
                stack[core.sp - 1] = inRange(op == Op.NEG ? -value : ~value);
            }
            case Op.NOT -> stack[core.sp - 1] = stack[core.sp - 1] == 0 ? 1 : 0;
            case Op.TRUTH -> stack[core.sp - 1] = stack[core.sp - 1] == 0 ? 0 : 1;
            case Op.JUMP -> {
                core.pc = program.a[core.pc];
                return;
            }
            case Op.JUMP_ZERO -> {
                core.pc = stack[--core.sp] == 0 ? program.a[core.pc] : core.pc + 1;
                return;
            }
            case Op.GOTO -> {
                int leaves = program.c[core.pc];
                Arrays.fill(stack, core.frame + program.b[core.pc], Math.max(core.frame + program.b[core.pc], core.frame + (leaves & 0xffff)), 0);
                core.atomics -= leaves >>> 16;
                core.pc = program.a[core.pc];
                return;
            }
            case Op.FIELD -> stack[core.sp - 1] = memory.field(stack[core.sp - 1], program.a[core.pc]);
            case Op.INDEX -> {
                core.sp--;
                stack[core.sp - 1] = memory.index(stack[core.sp - 1], stack[core.sp]);
            }
            case Op.CONTAINER -> stack[core.sp - 1] = memory.container(stack[core.sp - 1], program.a[core.pc], program.b[core.pc]);
            case Op.CALL -> {
                core.enter(program.a[core.pc], program.b[core.pc], core.pc + 1);
                return;
            }
            case Op.CALL_POINTER -> {
                callPointer();
                return;
            }
            case Op.RETURN -> {
                leave();
                return;
            }
            case Op.SELF -> core.push(core.thread < program.threads.size() ? program.threads.get(core.thread).self() : 0);
            case Op.PRINTK -> printk();
            case Op.ASSERT -> {
                if (core.pop() == 0) {
                    core.find(FindingKind.CHECK_FAILED, null, "assert(" + program.strings.get(program.a[core.pc]) + ") is false");
                }
            }
            case Op.ATOMIC_END -> core.atomics--;
            case Op.WAIT_END -> {
                core.atomics--;
                if (core.pop() == 0) {
                    core.block();
                }
            }
            case Op.DEVRES_NEXT -> {
                devresNext();
                return;
            }
            case Op.LOAD_IF_POINTER -> {
                if (core.isVisible()) {
                    memory.load(core.pop(), Witness.Deed.LOAD);
                }
            }
            default -> binary(op);
        }
        if (core.stop == Core.RUNNING) {
            core.pc++;
        }
    }

    private long number(long value) {
        if (Value.isPointer(value)) {
            throw core.error("arithmetic on a pointer is not part of the language: write &p->field, a[i] or container_of");
        }
        return value;
    }

    private static long inRange(long value) {
        if (Value.isPointer(value)) {
            throw new BoundReached("numbers from 0x5a5a000000000000 to 0x5a5affffffffffff, which stand for pointers");
        }
        return value;
    }

    private void binary(int op) {
        long right = core.pop();
        long left = core.pop();
        if (op == Op.EQ || op == Op.NE) {
            core.push(Value.same(left, right) == (op == Op.EQ) ? 1 : 0);
            return;
        }
        number(left);
        number(right);
        if ((op == Op.DIV || op == Op.MOD) && right == 0) {
            core.oops("division by zero");
            return;
        }
        core.push(inRange(switch (op) {
            case Op.MUL -> left * right;
            case Op.DIV -> left / right;
            case Op.MOD -> left % right;
            case Op.ADD -> left + right;
            case Op.SUB -> left - right;
            case Op.SHL -> left << right;
            case Op.SHR -> left >> right;
            case Op.LT -> left < right ? 1 : 0;
            case Op.LE -> left <= right ? 1 : 0;
            case Op.GT -> left > right ? 1 : 0;
            case Op.GE -> left >= right ? 1 : 0;
            case Op.AND -> left & right;
            case Op.XOR -> left ^ right;
            case Op.OR -> left | right;
            default -> throw new IllegalStateException("no instruction " + op);
        }));
    }

    private void callPointer() {
        int arguments = program.b[core.pc];
        long function = core.stack[core.sp - arguments - 1];
        if (!Value.isFunction(function)) {
            core.oops(function == 0 ? "call through a null pointer" : "call through a pointer that is no function");
            return;
        }
        if (program.functions.get(Value.offset(function)).parameters() != arguments) {
            core.oops("call of " + program.functions.get(Value.offset(function)).name() + " with " + arguments + " arguments");
            return;
        }
        // The arguments move down over the function: the result must come to lie where it was.
        System.arraycopy(core.stack, core.sp - arguments, core.stack, core.sp - arguments - 1, arguments);
        core.sp--;
        core.enter(Value.offset(function), arguments, core.pc + 1);
    }

    private void leave() {
        long result = core.pop();
        long back = core.stack[core.frame + program.a[core.pc]];
        if (core.witness != null && back != -1) {
            core.witness.saw(Witness.Deed.RETURN, core.pc, 0, 0, result, program.functions.get(program.functionOf[core.pc]).name());
        }
        if (back == -1) {
            core.stop = Core.ENDED;
            return;
        }
        core.depth--;
        core.sp = core.frame;
        core.frame = (int) (back >>> 32);
        core.pc = (int) back;
        core.push(result);
    }

    private void printk() {
        int count = program.b[core.pc];
        core.sp -= count;
        if (core.witness != null) {
            String text = Printed.format(program.strings.get(program.a[core.pc]), Arrays.copyOfRange(core.stack, core.sp, core.sp + count), core);
            core.witness.saw(Witness.Deed.PRINT, core.pc, 0, 0, 0, text);
        }
    }

    private void devresNext() {
        if (core.stack[core.sp - 1] == 0) {
            core.sp--;
            core.pc = program.a[core.pc];
            return;
        }
        long function = waits.devresNext();
        if (function == 0) {
            core.pc++;
        } else if (!Value.isFunction(function) || program.functions.get(Value.offset(function)).parameters() != 1) {
            core.oops("a devm action that is no function of one argument");
        } else {
            core.enter(Value.offset(function), 1, core.pc + 1);
        }
    }

    private void act(int op) {
        int a = program.a[core.pc];
        switch (op) {
            case Op.LOAD -> memory.load(core.pop(), Witness.Deed.LOAD);
            case Op.STORE -> {
                long value = core.pop();
                memory.store(core.pop(), value);
            }
            case Op.REFCOUNT -> counts.operate(a);
            case Op.KREF_PUT -> counts.operate(Op.RC_DEC_AND_TEST, core.stack[core.sp - 2], 0);
            case Op.LOCK -> locks.lock(a, false);
            case Op.TRYLOCK -> locks.lock(a, true);
            case Op.UNLOCK -> locks.unlock(a);
            case Op.COMPLETE -> locks.complete();
            case Op.WAIT_FOR -> locks.waitFor();
            case Op.SLEEP -> {
                note(Witness.Deed.SLEEP, null);
                core.push(0);
            }
            case Op.QUEUE -> waits.queue(a);
            case Op.FLUSH -> waits.flush(a);
            case Op.RCU_LOCK -> waits.rcuLock();
            case Op.RCU_UNLOCK -> waits.rcuUnlock();
            case Op.RCU_SYNC -> core.pc += waits.synchronize() ? 0 : 1;
            case Op.RCU_SYNCED -> waits.synchronized2();
            case Op.CALL_RCU -> waits.callRcu();
            case Op.INSERT -> tables.insert();
            case Op.LOOKUP -> tables.lookup(false);
            case Op.REMOVE -> tables.lookup(true);
            case Op.LIST_ADD -> lists.add(false);
            case Op.LIST_ADD_TAIL -> lists.add(true);
            case Op.LIST_DEL -> lists.delete(a == 1);
            case Op.LIST_EMPTY -> lists.empty();
            case Op.FOR_NEXT -> {
                forNext(a);
                return;
            }
            case Op.ALLOC -> core.push(memory.alloc(a, program.b[core.pc] == 1));
            case Op.FREE -> {
                memory.free(core.pop());
                core.push(0);
            }
            case Op.DEVM_ALLOC -> {
                long device = core.pop();
                // The device keeps its memory reachable while the slot is chosen.
                core.push(device);
                long pointer = memory.alloc(a, false);
                core.sp--;
                waits.devresAdd(device, 0, pointer);
                core.push(pointer);
            }
            case Op.DEVM_ACTION -> {
                long argument = core.pop();
                long function = core.pop();
                waits.devresAdd(core.pop(), function, argument);
                core.push(0);
            }
            case Op.DEVRES_TAKE -> waits.devresTake();
            case Op.CHOOSE -> {
                int choice = core.choose(program.choices[a].length);
                note(Witness.Deed.CHOOSE, Integer.toString(choice));
                core.pc = program.choices[a][choice];
                return;
            }
            case Op.MODULE_GET, Op.MODULE_PUT -> module(op == Op.MODULE_GET);
            case Op.ATOMIC_BEGIN, Op.WAIT_BEGIN -> {
                core.atomics++;
                if (op == Op.WAIT_BEGIN) {
                    note(Witness.Deed.WAIT, program.text[core.pc]);
                }
            }
            case Op.WORK_START -> waits.workStart(a);
            case Op.CALLBACK_START -> waits.callbackStart();
            default -> throw new IllegalStateException("no instruction " + op);
        }
        if (core.stop == Core.RUNNING) {
            core.pc++;
        }
    }

    private void note(Witness.Deed deed, String text) {
        if (core.witness != null) {
            core.witness.saw(deed, core.pc, 0, 0, 0, text);
        }
    }

    private void module(boolean get) {
        long pointer = core.pop();
        long[] cells = memory.at(pointer, true);
        if (cells == null) {
            return;
        }
        if (memory.stale) {
            memory.reportStale(pointer);
        }
        int at = Value.offset(pointer) + 1;
        long old = Value.isPointer(cells[at]) ? 1 : cells[at];
        long now = get ? (old == 0 ? 0 : old + 1) : old == 0 ? 0 : old - 1;
        if (!get && old == 0) {
            core.find(FindingKind.KERNEL_REPORT, core.object(pointer), "module_put of a module that nobody uses");
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.MODULE, core.pc, pointer, old, now, get ? "try_module_get" : "module_put");
        }
        if (cells[at] != now) {
            memory.own(Value.slot(pointer))[at] = now;
        }
        core.push(get && old != 0 ? 1 : 0);
    }

    private void forNext(int first) {
        int base = core.frame + first;
        long what = core.stack[base];
        long found;
        if (Value.isMemory(what) && program.types.kindAt(Value.type(what), 0) == Types.TABLE) {
            int id = tables.next(what, core.stack[base + 1]);
            found = id < 0 ? 0 : tables.at(what, id);
            core.stack[base + 1] = id + 1L;
        } else {
            found = lists.next(what, core.stack[base + 1]);
            core.stack[base + 1] = found;
        }
        if (core.stop != Core.RUNNING) {
            return;
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.FOR_NEXT, core.pc, what, 0, found, null);
        }
        if (found == 0) {
            Arrays.fill(core.stack, base, base + 3, 0);
            core.pc = program.b[core.pc];
        } else {
            core.stack[base + 2] = found;
            core.pc++;
        }
    }
}

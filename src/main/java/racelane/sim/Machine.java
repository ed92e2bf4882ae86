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
    private final Interpreter interpreter;
    private final Locks locks;
    private final Ending ending;
    private MachineState result;

    public Machine(Program program, ReuseMode reuse) {
        this.program = program;
        this.core = new Core(program, reuse);
        Memory memory = new Memory(core);
        Allocator allocator = new Allocator(core);
        Waits waits = new Waits(core, allocator);
        this.locks = new Locks(core, memory);
        this.interpreter = new Interpreter(core, memory, waits, new Effects(core, memory, allocator, locks, waits));
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

    /** Another machine for the same program, findings with or without stacks as here. */
    public Machine another() {
        Machine other = new Machine(program, core.reuse);
        other.core.wantStacks = core.wantStacks;
        return other;
    }

    /** From here on every step notes what it touches, for the answer's questions. */
    public Independence recording() {
        return recording(new Futures(program, core.reuse));
    }

    /** The same, with what another machine's answer has worked out from the program's code. */
    public Independence recording(Independence like) {
        return recording(like.futures());
    }

    private Independence recording(Futures futures) {
        core.record = true;
        core.futures = futures;
        return new Independence(futures, core.accesses);
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
        MachineState s = new MachineState();
        s.share(from);
        s.threads = from.threads.clone();
        clear();
        for (int thread = 0; thread < program.threads.size(); thread++) {
            long[] start = fresh(program.threads.get(thread).function());
            s.threads[thread] = start;
            core.draftFrom(s);
            core.thread = thread;
            core.load(start);
            int before = core.findings.size();
            core.stop = Core.RUNNING;
            Witness witness = core.witness;
            core.witness = null;
            interpreter.settle();
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
        result = s;
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
        core.choices.wantNothing();
        return attempt(from, thread);
    }

    /** The same with given choices; a choice beyond what there is throws IllegalArgumentException. */
    public boolean step(MachineState from, int thread, int[] choices) {
        core.choices.want(choices);
        return attempt(from, thread);
    }

    /** After an attempt of the same thread in the same state: the next combination of choices, if there is one. */
    public boolean nextChoices() {
        return core.choices.wantNext();
    }

    /** What {@link #nextChoices} has set up. */
    public int[] pending() {
        return core.choices.wanted();
    }

    /** Repeats the attempt with what {@link #nextChoices} has set up. */
    public boolean again(MachineState from, int thread) {
        return attempt(from, thread);
    }

    private boolean attempt(MachineState from, int thread) {
        clear();
        core.choices.begin();
        long[] saved = from.threads[thread];
        if (saved.length == 0) {
            if ((from.flags[thread] & MachineState.PENDING) == 0) {
                return false;
            }
            saved = fresh(program.works.get(thread - program.threads.size()).function());
        } else if (isPlainlyBlocked(from, saved)) {
            return false;
        }
        core.draftFrom(from);
        core.thread = thread;
        core.load(saved);
        core.stop = Core.RUNNING;
        core.atomics = 0;
        core.operations = 0;
        interpreter.step();
        if (core.stop == Core.BLOCKED) {
            return false;
        }
        if (core.stop == Core.ENDED) {
            end();
        }
        result = core.draft.freeze(thread, core.stop == Core.ENDED ? MachineState.NONE : core.saved());
        order();
        return true;
    }

    private void end() {
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
        return result;
    }

    /** What the last step found, in the order in which it is told. Valid until the next step. */
    public List<Finding> findings() {
        return core.findings;
    }

    /** The choices that the last attempt took. */
    public int[] choices() {
        return core.choices.taken();
    }

    /** The thread's name in schedules. */
    public String name(int thread) {
        return core.name(thread);
    }

    /** Evaluates a check in a state; false if it would oops or wait. Records nothing. */
    boolean holds(MachineState s, Program.Check check) {
        core.draftFrom(s);
        core.thread = core.initThread;
        core.begin(check.function());
        core.stop = Core.RUNNING;
        core.atomics = 1;
        core.choices.begin();
        core.choices.wantNothing();
        boolean recording = core.record;
        Witness witness = core.witness;
        Lives lives = core.lives;
        core.record = false;
        core.witness = null;
        core.lives = null;
        core.silent = true;
        try {
            interpreter.check();
            return core.stop == Core.RUNNING && core.pop() != 0;
        } finally {
            core.silent = false;
            core.record = recording;
            core.witness = witness;
            core.lives = lives;
        }
    }
}

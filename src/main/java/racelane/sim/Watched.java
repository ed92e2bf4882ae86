package racelane.sim;

import java.util.ArrayList;
import java.util.List;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * A machine that tells what each of its steps did, and answers the questions that somebody asks who lays a
 * capture beside it. Like a {@link Machine} it is a tool and no state, and not for several threads at once.
 */
public final class Watched {
    private final Program program;
    private final Machine machine;
    private final Canon canon;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();

    public Watched(Program program, ReuseMode reuse) {
        this.program = program;
        this.machine = new Machine(program, reuse).withStacks();
        this.canon = new Canon(program, reuse);
        machine.core.witness = new Collector();
    }

    private final class Collector implements Witness {
        @Override
        public void saw(Deed what, int pc, long pointer, long before, long after, String text) {
            racelane.sim.Deed.Kind kind = switch (what) {
                case CALL -> racelane.sim.Deed.Kind.CALL;
                case RETURN -> racelane.sim.Deed.Kind.RETURN;
                case LOCK -> racelane.sim.Deed.Kind.LOCK;
                case UNLOCK -> racelane.sim.Deed.Kind.UNLOCK;
                case SET_COUNT -> racelane.sim.Deed.Kind.SET_COUNT;
                case GET -> racelane.sim.Deed.Kind.GET;
                case PUT -> racelane.sim.Deed.Kind.PUT;
                case FREE -> racelane.sim.Deed.Kind.FREE;
                default -> null;
            };
            if (kind != null) {
                boolean called = kind == racelane.sim.Deed.Kind.CALL || kind == racelane.sim.Deed.Kind.RETURN;
                String function = called ? text : program.functions.get(program.functionOf[pc]).name();
                long about = kind == racelane.sim.Deed.Kind.CALL ? argument(machine.core.stack, machine.core.frame, parameters(text)) : pointer;
                deeds.add(new racelane.sim.Deed(kind, function, about, before, after, null, program.line[pc]));
            }
            tellFound();
        }

        @Override
        public void found(Finding finding) {
            found.add(finding);
        }
    }

    /** A finding is told after the deed that it was made in. */
    private void tellFound() {
        for (Finding finding : found) {
            deeds.add(new Deed(Deed.Kind.FOUND, finding.stack().isEmpty() ? "" : finding.stack().get(0), 0, 0, 0, finding, finding.line()));
        }
        found.clear();
    }

    private int parameters(String function) {
        for (Program.Function one : program.functions) {
            if (one.name().equals(function)) {
                return one.parameters();
            }
        }
        return 0;
    }

    /** The first argument that points at memory, or 0. */
    private static long argument(long[] stack, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (Value.isMemory(stack[i])) {
                return stack[i];
            }
        }
        return 0;
    }

    /** The machine, for everything but steps: who is who, how a state ends. */
    public Machine machine() {
        return machine;
    }

    /** As {@link Machine#step(MachineState, int)}; {@link #deeds} then says what was done. */
    public boolean step(MachineState from, int thread) {
        clear();
        return told(machine.step(from, thread));
    }

    /** As {@link Machine#again}. */
    public boolean again(MachineState from, int thread) {
        clear();
        return told(machine.again(from, thread));
    }

    private void clear() {
        deeds.clear();
        found.clear();
    }

    private boolean told(boolean done) {
        tellFound();
        return done;
    }

    /** What the last step did, in order. */
    public List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /**
     * The calls that a thread is inside of, the outermost first. At a thread's start these are the calls on the way
     * to its first step; what returned on that way is not among them.
     */
    public List<Deed> inside(MachineState state, int thread) {
        List<Deed> calls = new ArrayList<>();
        long[] saved = state.threads[thread];
        if (saved.length == 0) {
            return calls;
        }
        int at = MachineState.pc(saved);
        int base = MachineState.frame(saved);
        while (true) {
            Program.Function function = program.functions.get(program.functionOf[at]);
            // Element 0 is the registers: the stack begins at 1.
            long back = saved[base + function.locals() + 1];
            if (back == -1) {
                return calls;
            }
            calls.add(0, new Deed(Deed.Kind.CALL, function.name(), argument(saved, base + 1, function.parameters()), 0, 0, null, function.line()));
            at = (int) back - 1;
            base = (int) (back >>> 32);
        }
    }

    /** The lock that a thread is about to take with its next step, taken or not; 0 if that step is another. */
    public long lockAhead(MachineState state, int thread) {
        long[] saved = state.threads[thread];
        boolean locks = saved.length > 0 && program.op[MachineState.pc(saved)] == Op.LOCK;
        return locks && Value.isMemory(saved[saved.length - 1]) ? saved[saved.length - 1] : 0;
    }

    /** Line of the source in front of which a thread stands; 0 if it has nothing left to run. */
    public int line(MachineState state, int thread) {
        return state.threads[thread].length == 0 ? 0 : program.line[MachineState.pc(state.threads[thread])];
    }

    /** Who owns a mutex or spinlock: a thread's index, or -1. */
    public int owner(MachineState state, long lock) {
        long[] cells = cells(state, lock);
        long owner = cells == null ? 0 : cells[Value.offset(lock) + 1];
        return Value.isOwner(owner) ? Value.offset(owner) : -1;
    }

    /** The innermost struct that a pointer points at or into; the pointer itself where none lies there. */
    public long struct(MachineState state, long pointer) {
        int slot = Value.slot(pointer);
        if (program.types.isStruct(Value.type(pointer)) || cells(state, pointer) == null) {
            return pointer;
        }
        Program.Global global = slot == 0 ? program.globalAt(Value.offset(pointer)) : null;
        int type = global != null ? global.type() : slot == 0 ? Types.INT : MachineState.type(state.slots[slot][0]);
        int base = global == null ? 0 : global.offset();
        long found = pointer;
        while (program.types.isStruct(type)) {
            found = Value.pointer(slot, Value.life(pointer), base, type);
            Types.Field inner = null;
            for (String name : program.fieldNames) {
                Types.Field field = program.types.field(type, name);
                int at = Value.offset(pointer) - base;
                if (field != null && at >= field.offset() && at < field.offset() + program.types.cells(field.type())) {
                    inner = field;
                }
            }
            if (inner == null) {
                return found;
            }
            base += inner.offset();
            type = inner.type();
        }
        return found;
    }

    /** The value of the count at a place, whoever lives there now; null where no count lies there. */
    public Integer count(MachineState state, int slot, int offset) {
        long[] cells = slot < state.slots.length ? state.slots[slot] : null;
        boolean there = slot > 0 && cells != null && offset >= 0 && offset + 1 < cells.length
                && program.types.kindAt(MachineState.type(cells[0]), offset) == Types.REFCOUNT;
        return there ? (Integer) Memory.asCount(cells[offset + 1]) : null;
    }

    /** Whether the slot still keeps the bytes of something that was freed. */
    public boolean isFreed(MachineState state, int slot) {
        return slot > 0 && slot < state.slots.length && state.slots[slot] != null && !MachineState.alive(state.slots[slot][0]);
    }

    private static long[] cells(MachineState state, long pointer) {
        long[] cells = Value.isMemory(pointer) && Value.slot(pointer) < state.slots.length ? state.slots[Value.slot(pointer)] : null;
        return cells == null || Value.offset(pointer) + 1 >= cells.length ? null : cells;
    }

    /** What people call a place: type and field, a global's name; null where nothing is. Lives are not told apart. */
    public String name(MachineState state, long pointer) {
        if (cells(state, pointer) == null) {
            return null;
        }
        machine.core.s = state;
        return machine.core.object(pointer);
    }

    /** A fingerprint of 128 bits that states share which are equal in the sense of {@link Canon}; valid until the next one. */
    public long[] fingerprint(MachineState state) {
        canon.fingerprint(state);
        return new long[] {canon.high(), canon.low()};
    }

    /** The number of a slot in the state of the last fingerprint, the same in equal states; 0 if nothing points there. */
    public int numberOf(int slot) {
        return canon.numberOf(slot);
    }
}

package racelane.sim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * What a thread may still touch from an instruction on, worked out from the code: once without conditions, and
 * once for each lock that another thread holds, where what lies behind a blocking acquisition of that lock is out
 * of reach. A may-analysis: it errs on the side of touching.
 */
final class Futures {
    private static final int MAX_LOCKS = 16;
    private static final long MAX_WORDS = 1L << 24;
    private final Program program;
    private final ReuseMode reuse;
    private final Places places;
    private final int words;
    /** Offsets of global locks; {@link #reach} has one more element, the first, without any lock. */
    final int[] locks;
    /** By lock, then instruction: bits of places read, then of places written. */
    private final long[][][] reach;
    private final List<Integer> addressTaken = new ArrayList<>();
    private final long[] seenByChecks;

    Futures(Program program, ReuseMode reuse) {
        this.program = program;
        this.reuse = reuse;
        this.places = new Places(program);
        this.words = (places.count + 63) / 64;
        collectAddressTaken();
        Set<Integer> found = new LinkedHashSet<>();
        for (int pc = 0; pc < program.op.length; pc++) {
            if (program.op[pc] == Op.LOCK && (program.c[pc] & Op.ORIGIN_GLOBAL) != 0) {
                found.add(program.c[pc] & 0xffffff);
            }
        }
        long budget = MAX_WORDS / Math.max(1, (long) program.op.length * words * 2);
        locks = found.stream().limit(Math.max(0, Math.min(MAX_LOCKS, budget - 1))).mapToInt(Integer::intValue).toArray();
        reach = new long[locks.length + 1][][];
        for (int lock = 0; lock <= locks.length; lock++) {
            reach[lock] = solve(lock == 0 ? -1 : locks[lock - 1]);
        }
        seenByChecks = new long[words];
        for (Program.Check check : program.always) {
            long[] bits = reach[0][program.functions.get(check.function()).entry()];
            for (int i = 0; i < words; i++) {
                seenByChecks[i] |= bits[i];
            }
        }
    }

    private void collectAddressTaken() {
        Set<Integer> functions = new LinkedHashSet<>();
        for (int pc = 0; pc < program.op.length; pc++) {
            if (program.op[pc] == Op.PUSH && Value.isFunction(program.consts[program.a[pc]])) {
                functions.add(Value.offset(program.consts[program.a[pc]]));
            }
        }
        for (Program.Global global : program.globals) {
            if (Value.isFunction(global.initial())) {
                functions.add(Value.offset(global.initial()));
            }
        }
        addressTaken.addAll(functions);
    }

    private long[][] solve(int lock) {
        int size = program.op.length;
        long[][] result = new long[size][];
        long[][] own = new long[size][];
        for (int pc = 0; pc < size; pc++) {
            result[pc] = new long[words * 2];
            own[pc] = new long[words * 2];
            if (!isBarrier(pc, lock)) {
                touches(pc, own[pc]);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pc = size - 1; pc >= 0; pc--) {
                if (isBarrier(pc, lock)) {
                    continue;
                }
                changed |= join(result[pc], own[pc]);
                for (int next : successors(pc)) {
                    if (next < size) {
                        changed |= join(result[pc], result[next]);
                    }
                }
                for (int function : calls(pc)) {
                    changed |= join(result[pc], result[program.functions.get(function).entry()]);
                }
            }
        }
        return result;
    }

    private boolean isBarrier(int pc, int lock) {
        return lock >= 0 && program.op[pc] == Op.LOCK && program.c[pc] == (Op.ORIGIN_GLOBAL | lock);
    }

    private static boolean join(long[] into, long[] from) {
        boolean changed = false;
        for (int i = 0; i < into.length; i++) {
            long both = into[i] | from[i];
            changed |= both != into[i];
            into[i] = both;
        }
        return changed;
    }

    private int[] successors(int pc) {
        return switch (program.op[pc]) {
            case Op.JUMP, Op.GOTO -> new int[] {program.a[pc]};
            case Op.JUMP_ZERO, Op.DEVRES_NEXT -> new int[] {program.a[pc], pc + 1};
            case Op.FOR_NEXT -> new int[] {program.b[pc], pc + 1};
            case Op.RCU_SYNC -> new int[] {pc + 1, pc + 2};
            case Op.CHOOSE -> program.choices[program.a[pc]];
            case Op.RETURN -> new int[0];
            default -> new int[] {pc + 1};
        };
    }

    private List<Integer> calls(int pc) {
        switch (program.op[pc]) {
            case Op.CALL:
                return List.of(program.a[pc]);
            case Op.CALL_POINTER:
                return withParameters(program.b[pc]);
            case Op.DEVRES_NEXT:
            case Op.CALL_RCU:
                return withParameters(1);
            case Op.QUEUE:
                return List.of(program.works.get(program.a[pc]).function());
            default:
                return List.of();
        }
    }

    private List<Integer> withParameters(int count) {
        List<Integer> some = new ArrayList<>(addressTaken);
        some.removeIf(function -> program.functions.get(function).parameters() != count);
        return some;
    }

    private void touches(int pc, long[] bits) {
        int a = program.a[pc];
        switch (program.op[pc]) {
            case Op.LOAD -> memory(pc, Types.INT, Types.TABLE, false, bits);
            case Op.LOAD_IF_POINTER -> memory(pc, Types.PTR, Types.PTR, false, bits);
            case Op.STORE -> memory(pc, Types.INT, Types.TABLE, true, bits);
            case Op.REFCOUNT -> memory(pc, Types.REFCOUNT, Types.REFCOUNT, a != Op.RC_READ, bits);
            case Op.KREF_PUT -> memory(pc, Types.REFCOUNT, Types.REFCOUNT, true, bits);
            case Op.LOCK, Op.TRYLOCK, Op.UNLOCK -> memory(pc, Types.MUTEX, Types.SPINLOCK, true, bits);
            case Op.COMPLETE, Op.WAIT_FOR -> memory(pc, Types.COMPLETION, Types.COMPLETION, true, bits);
            case Op.INSERT, Op.REMOVE -> memory(pc, Types.TABLE, Types.TABLE, true, bits);
            case Op.LOOKUP -> memory(pc, Types.TABLE, Types.TABLE, false, bits);
            case Op.MODULE_GET, Op.MODULE_PUT -> memory(pc, Types.INT, Types.INT, true, bits);
            case Op.LIST_ADD, Op.LIST_ADD_TAIL, Op.LIST_DEL -> cells(places.of(0, Types.LIST, Types.LIST), true, bits);
            case Op.LIST_EMPTY -> cells(places.of(0, Types.LIST, Types.LIST), false, bits);
            case Op.FOR_NEXT -> {
                cells(places.of(0, Types.LIST, Types.LIST), false, bits);
                cells(places.of(0, Types.TABLE, Types.TABLE), false, bits);
            }
            case Op.ALLOC -> alloc(a, bits);
            case Op.DEVM_ALLOC -> {
                alloc(a, bits);
                book(Accesses.DEVRES, 0, true, bits);
            }
            case Op.DEVM_ACTION, Op.DEVRES_TAKE -> book(Accesses.DEVRES, 0, true, bits);
            case Op.FREE, Op.DEVRES_NEXT -> free(bits);
            case Op.RCU_LOCK, Op.RCU_UNLOCK, Op.RCU_SYNC, Op.RCU_SYNCED, Op.CALL_RCU, Op.CALLBACK_START -> book(Accesses.RCU, 0, true, bits);
            case Op.QUEUE, Op.WORK_START -> book(Accesses.WORK, a, true, bits);
            case Op.FLUSH -> book(Accesses.WORK, a, false, bits);
            default -> { }
        }
    }

    private void memory(int pc, int firstKind, int lastKind, boolean write, long[] bits) {
        cells(places.of(program.c[pc], firstKind, lastKind), write, bits);
    }

    private void cells(Set<Integer> some, boolean write, long[] bits) {
        for (int place : some) {
            set(place, write, bits);
            int slab = places.slabOf(place);
            if (slab >= 0) {
                book(Accesses.LIFE, slab, false, bits);
                book(Accesses.REUSE, slab, false, bits);
            }
        }
    }

    private void alloc(int type, long[] bits) {
        int slab = program.types.slabClass(type);
        book(Accesses.FREE_LIST, slab, false, bits);
        if (reuse != ReuseMode.OFF) {
            book(Accesses.REUSE, slab, true, bits);
        }
    }

    private void free(long[] bits) {
        for (int slab = 0; slab < places.slabs(); slab++) {
            if (places.hasSlab(slab)) {
                book(Accesses.LIFE, slab, true, bits);
                book(Accesses.FREE_LIST, slab, true, bits);
            }
        }
    }

    private void book(int kind, int number, boolean write, long[] bits) {
        set(places.book(kind, number), write, bits);
    }

    private void set(int place, boolean write, long[] bits) {
        bits[(write ? words : 0) + (place >> 6)] |= 1L << place;
    }

    /** The place of an access of a step that was done in this state. */
    int place(MachineState s, Accesses accesses, int i) {
        return accesses.kind(i) == Accesses.CELL ? places.cell(s, accesses.slot(i), accesses.offset(i))
                : places.book(accesses.kind(i), accesses.slot(i));
    }

    boolean conflicts(int place, boolean write, int lock, int pc) {
        long[] bits = reach[lock][pc];
        return (bits[words + (place >> 6)] & 1L << place) != 0 || write && (bits[place >> 6] & 1L << place) != 0;
    }

    boolean isSeenByChecks(int place) {
        return (seenByChecks[place >> 6] & 1L << place) != 0;
    }

    /** Whether the cell of a global lock may be changed from there on while another thread holds it: then it protects nothing. */
    boolean mayUnlock(int lock, int pc) {
        int place = places.of(Op.ORIGIN_GLOBAL | locks[lock - 1], 0, 0).iterator().next();
        return conflicts(place, false, lock, pc);
    }

    int workPlace(int work) {
        return places.book(Accesses.WORK, work);
    }

    boolean isRegular(MachineState s, long pointer, int base, int type) {
        return places.isStructAt(s, pointer, base, type);
    }
}

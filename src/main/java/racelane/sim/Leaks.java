package racelane.sim;

import java.util.ArrayList;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** Objects that are alive at the end and that nothing points at, and counts that are higher than their owners. */
final class Leaks {
    private final Machine machine;
    private final Program program;
    private final Types types;
    private final MachineState s;
    private final boolean[] reached;
    private final int[] owners;
    private final List<Integer> queue = new ArrayList<>();

    Leaks(Machine machine, MachineState s) {
        this.machine = machine;
        this.program = machine.program();
        this.types = program.types;
        this.s = s;
        this.reached = new boolean[s.slots.length];
        this.owners = new int[s.slots.length];
    }

    List<Finding> find() {
        long[] globals = s.slots[0];
        for (int i = 1; i < globals.length; i++) {
            reach(globals[i]);
        }
        if (program.ownsUsed) {
            for (Program.Global global : program.globals) {
                for (int i = 0; i < types.cells(global.type()); i++) {
                    if (global.owns() || types.ownsAt(global.type(), i)) {
                        owned(globals[global.offset() + i + 1]);
                    }
                }
            }
        }
        for (long[] thread : s.threads) {
            thread(thread);
        }
        for (long entry : s.devres) {
            reach(entry);
        }
        while (!queue.isEmpty()) {
            object(queue.remove(queue.size() - 1));
        }
        return findings();
    }

    private boolean isPresent(long value) {
        if (!Value.isMemory(value) || Value.slot(value) == 0 || Value.slot(value) >= s.slots.length || s.slots[Value.slot(value)] == null) {
            return false;
        }
        long meta = s.slots[Value.slot(value)][0];
        return MachineState.alive(meta) && (MachineState.life(meta) == Value.life(value) || MachineState.slabClass(meta) == MachineState.TABLE_CLASS);
    }

    private void reach(long value) {
        if (isPresent(value) && !reached[Value.slot(value)]) {
            reached[Value.slot(value)] = true;
            queue.add(Value.slot(value));
        }
    }

    private void owned(long value) {
        if (isPresent(value)) {
            owners[Value.slot(value)]++;
        }
    }

    private void object(int slot) {
        long[] cells = s.slots[slot];
        int type = MachineState.type(cells[0]);
        boolean table = MachineState.slabClass(cells[0]) == MachineState.TABLE_CLASS;
        for (int i = 1; i < cells.length; i++) {
            reach(cells[i]);
            if (!table && program.ownsUsed && types.ownsAt(type, i - 1)) {
                owned(cells[i]);
            }
        }
    }

    private void thread(long[] saved) {
        for (int i = 1; i < saved.length; i++) {
            reach(saved[i]);
        }
        if (!program.ownsUsed || saved.length == 0) {
            return;
        }
        int pc = MachineState.pc(saved);
        int base = MachineState.frame(saved);
        while (true) {
            Program.Function function = program.functions.get(program.functionOf[pc]);
            for (Program.OwningLocal local : function.owning()) {
                if (pc >= local.from() && pc < local.to()) {
                    owned(saved[1 + base + local.local()]);
                }
            }
            long back = saved[1 + base + function.locals()];
            if (back == -1) {
                return;
            }
            pc = (int) back;
            base = (int) (back >>> 32);
        }
    }

    private List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        machine.core.s = s;
        for (int word = 0; word < s.leaked.length; word++) {
            for (long bits = s.leaked[word]; bits != 0; bits &= bits - 1) {
                found.add(leak(types.name(word << 6 | Long.numberOfTrailingZeros(bits)), "is alive and nothing points at it"));
            }
        }
        for (int slot = 1; slot < s.slots.length; slot++) {
            long[] cells = s.slots[slot];
            if (cells == null || !MachineState.alive(cells[0]) || MachineState.slabClass(cells[0]) == MachineState.TABLE_CLASS) {
                continue;
            }
            int life = MachineState.life(cells[0]);
            if (!reached[slot]) {
                found.add(leak(machine.core.object(slot, life, Value.CELLS), "is alive and nothing points at it"));
            } else if (program.ownsUsed) {
                counts(slot, cells, life, found);
            }
        }
        return found;
    }

    private void counts(int slot, long[] cells, int life, List<Finding> found) {
        int type = MachineState.type(cells[0]);
        for (int offset = 0; offset < types.cells(type); offset++) {
            if (types.kindAt(type, offset) == Types.REFCOUNT && Memory.asCount(cells[offset + 1]) > owners[slot]) {
                found.add(leak(machine.core.object(slot, life, offset), "is " + Memory.asCount(cells[offset + 1]) + ", owned by " + owners[slot]));
            }
        }
    }

    private static Finding leak(String object, String why) {
        return new Finding(FindingKind.LEAK, null, object, object + " " + why, 0, List.of());
    }
}

package racelane.sim;

import java.util.Arrays;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** The instructions that are steps of their own: each handed to the part of the machine that knows it. */
final class Effects {
    private final Core core;
    private final Program program;
    private final Memory memory;
    private final Allocator allocator;
    private final Counts counts;
    private final Locks locks;
    private final Lists lists;
    private final Tables tables;
    private final Waits waits;
    private final Modules modules;

    Effects(Core core, Memory memory, Allocator allocator, Locks locks, Waits waits) {
        this.core = core;
        this.program = core.program;
        this.memory = memory;
        this.allocator = allocator;
        this.counts = new Counts(core, memory);
        this.locks = locks;
        this.lists = new Lists(core, memory);
        this.tables = new Tables(core, memory);
        this.waits = waits;
        this.modules = new Modules(core, memory);
    }

    void act(int op) {
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
            case Op.ALLOC -> core.push(allocator.alloc(a, program.b[core.pc] == 1));
            case Op.FREE -> {
                allocator.free(core.pop());
                core.push(0);
            }
            case Op.DEVM_ALLOC -> {
                long device = core.pop();
                // The device keeps its memory reachable while the slot is chosen.
                core.push(device);
                long pointer = allocator.alloc(a, false);
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
            case Op.MODULE_GET, Op.MODULE_PUT -> modules.operate(op == Op.MODULE_GET);
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

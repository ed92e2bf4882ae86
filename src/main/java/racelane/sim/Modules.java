package racelane.sim;

import racelane.scenario.FindingKind;
import racelane.scenario.Value;

/** try_module_get and module_put on an int: 1 while the module is loaded, one more for each user. */
final class Modules {
    private final Core core;
    private final Memory memory;

    Modules(Core core, Memory memory) {
        this.core = core;
        this.memory = memory;
    }

    void operate(boolean get) {
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
            core.draft.own(Value.slot(pointer))[at] = now;
        }
        core.push(get && old != 0 ? 1 : 0);
    }
}

package racelane.sim;

import racelane.scenario.FindingKind;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * The kernel's list_head (include/linux/list.h): a node is two cells, next and previous. Zero stands for a
 * pointer to the node itself, so zeroed memory is an empty list.
 */
final class Lists {
    private static final long POISON = Value.pointer(Value.POISON, 0, 0, Types.LIST);
    private final Core core;
    private final Memory memory;
    private long reported;

    Lists(Core core, Memory memory) {
        this.core = core;
        this.memory = memory;
    }

    /** The node as a pointer of type list, or 0 after an oops. */
    private long node(long pointer) {
        if (Value.isMemory(pointer) && core.program.types.kindAt(Value.type(pointer), 0) != Types.LIST) {
            core.oops("a list operation on a " + core.program.types.name(Value.type(pointer)));
            return 0;
        }
        return touch(pointer, false) ? Value.pointer(Value.slot(pointer), Value.life(pointer), Value.offset(pointer), Types.LIST) : 0;
    }

    private boolean touch(long pointer, boolean write) {
        long[] cells = memory.at(pointer, write);
        if (cells == null) {
            return false;
        }
        boolean stale = memory.stale;
        if (Value.offset(pointer) + 2 >= cells.length) {
            core.oops("access outside of the object");
            return false;
        }
        if (core.record) {
            core.accesses.add(Accesses.CELL, Value.slot(pointer), Value.offset(pointer) + 1, write);
        }
        if (stale && reported != pointer) {
            reported = pointer;
            memory.reportStale(pointer);
        }
        return true;
    }

    private long link(long node, int which) {
        long value = core.s.slots[Value.slot(node)][Value.offset(node) + 1 + which];
        return value == 0 ? node : value;
    }

    private boolean set(long node, int which, long to) {
        if (!touch(node, true)) {
            return false;
        }
        memory.put(Value.slot(node), Value.offset(node) + which, Value.same(node, to) ? 0 : to);
        return true;
    }

    void add(boolean tail) {
        reported = 0;
        long head = node(core.pop());
        long added = core.pop();
        if (head == 0) {
            return;
        }
        added = node(added);
        if (added == 0) {
            return;
        }
        long before = tail ? link(head, 1) : head;
        long after = tail ? head : link(head, 0);
        if (set(after, 1, added) && set(added, 0, after) && set(added, 1, before) && set(before, 0, added)) {
            if (core.witness != null) {
                core.witness.saw(Witness.Deed.LIST_ADD, core.pc, added, head, 0, tail ? "at the tail" : "at the head");
            }
            core.push(0);
        }
    }

    void delete(boolean init) {
        reported = 0;
        long node = node(core.pop());
        if (node == 0) {
            return;
        }
        long next = link(node, 0);
        long previous = link(node, 1);
        if (next == POISON) {
            core.find(FindingKind.KERNEL_REPORT, core.object(node), "list_del of a node that list_del has removed");
        } else {
            if (!set(next, 1, previous) || !set(previous, 0, next)) {
                return;
            }
            long left = init ? node : POISON;
            if (!set(node, 0, left) || !set(node, 1, left)) {
                return;
            }
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.LIST_DEL, core.pc, node, next, previous, null);
        }
        core.push(0);
    }

    void empty() {
        reported = 0;
        long head = node(core.pop());
        if (head != 0) {
            boolean empty = Value.same(link(head, 0), head);
            if (core.witness != null) {
                core.witness.saw(Witness.Deed.LIST_EMPTY, core.pc, head, empty ? 1 : 0, 0, null);
            }
            core.push(empty ? 1 : 0);
        }
    }

    /** The node after {@code cursor} (0: the head), 0 at the end; an oops stops the thread. */
    long next(long head, long cursor) {
        reported = 0;
        long from = node(cursor == 0 ? head : cursor);
        if (from == 0) {
            return 0;
        }
        long next = link(from, 0);
        return Value.same(next, head) ? 0 : next;
    }
}

package racelane.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * All memory of a program as numbered places: each global, each cell of each slab class, and the machine's own
 * books. Two pointers to the same memory have the same place, whatever the types they were taken with.
 */
final class Places {
    private static final int SLABS = 16;
    private final Program program;
    private final Types types;
    private final int[] globalPlace;
    private final int[] slabBase = new int[SLABS];
    private final int[] slabCells = new int[SLABS];
    private final int books;
    final int count;
    private final List<Set<Integer>> ofField = new ArrayList<>();
    private final List<Set<Integer>> ofKind = new ArrayList<>();
    private final Set<Long> structs = new HashSet<>();

    Places(Program program) {
        this.program = program;
        this.types = program.types;
        globalPlace = new int[program.globalCells];
        int next = 0;
        for (Program.Global global : program.globals) {
            for (int i = 0; i < types.cells(global.type()); i++) {
                globalPlace[global.offset() + i] = next;
            }
            next++;
        }
        for (int type = Types.FIRST_STRUCT; type < types.count(); type++) {
            if (types.isStruct(type) && types.slabClass(type) >= 0) {
                slabCells[types.slabClass(type)] = Math.max(slabCells[types.slabClass(type)], types.cells(type));
            }
        }
        for (int slab = 0; slab < SLABS; slab++) {
            slabBase[slab] = next;
            next += slabCells[slab];
        }
        books = next;
        count = next + SLABS * 3 + 2 + program.works.size();
        program.fieldNames.forEach(name -> ofField.add(new HashSet<>()));
        for (int kind = 0; kind < Types.FIRST_STRUCT; kind++) {
            ofKind.add(new HashSet<>());
        }
        for (Program.Global global : program.globals) {
            visit(global.type(), global.offset(), -1);
        }
        for (int type = Types.FIRST_STRUCT; type < types.count(); type++) {
            if (types.isStruct(type) && types.slabClass(type) >= 0) {
                visit(type, 0, types.slabClass(type));
            }
        }
    }

    private void visit(int type, int base, int slab) {
        if (types.isArray(type)) {
            for (int i = 0; i < types.length(type); i++) {
                visit(types.element(type), base + i * types.cells(types.element(type)), slab);
            }
        } else if (types.isStruct(type)) {
            structs.add(key(slab, base, type));
            for (int name = 0; name < ofField.size(); name++) {
                int field = program.fieldOf[name][type];
                if (field != 0) {
                    int fieldType = (field & 0xffff) - 1;
                    for (int i = 0; i < types.cells(fieldType); i++) {
                        ofField.get(name).add(cell(slab, base + (field >>> 16) + i));
                    }
                    visit(fieldType, base + (field >>> 16), slab);
                }
            }
        } else {
            for (int i = 0; i < types.cells(type); i++) {
                ofKind.get(type).add(cell(slab, base + i));
            }
        }
    }

    private static long key(int slab, int base, int type) {
        return (long) (slab + 1) << 40 | (long) base << 16 | type;
    }

    private int cell(int slab, int offset) {
        return slab < 0 ? globalPlace[offset] : slabBase[slab] + offset;
    }

    boolean isStructAt(MachineState s, long pointer, int base, int type) {
        int slot = Value.slot(pointer);
        if (slot >= s.slots.length || s.slots[slot] == null) {
            return true;
        }
        return structs.contains(key(slot == 0 ? -1 : MachineState.slabClass(s.slots[slot][0]), base, type));
    }

    /** The place of an exact cell; -1 where nothing of the program can lie. */
    int cell(MachineState s, int slot, int offset) {
        if (slot == 0) {
            return offset < globalPlace.length ? globalPlace[offset] : -1;
        }
        int slab = MachineState.slabClass(s.slots[slot][0]);
        return slab < SLABS && offset < slabCells[slab] ? slabBase[slab] + offset : -1;
    }

    /** Where an instruction with that origin can point: at fields of a name, a global, or all memory of some kinds. */
    Set<Integer> of(int origin, int firstKind, int lastKind) {
        if ((origin & Op.ORIGIN_GLOBAL) != 0) {
            return Set.of(globalPlace[origin & 0xffffff]);
        }
        if ((origin & Op.ORIGIN_FIELD) != 0) {
            return ofField.get(origin & 0xffffff);
        }
        Set<Integer> all = new HashSet<>();
        for (int kind = firstKind; kind <= lastKind; kind++) {
            all.addAll(ofKind.get(kind));
        }
        return all;
    }

    int book(int kind, int number) {
        return switch (kind) {
            case Accesses.LIFE -> books + number;
            case Accesses.FREE_LIST -> books + SLABS + number;
            case Accesses.REUSE -> books + SLABS * 2 + number;
            case Accesses.DEVRES -> books + SLABS * 3;
            case Accesses.RCU -> books + SLABS * 3 + 1;
            default -> books + SLABS * 3 + 2 + number;
        };
    }

    /** The slab class of a place that is a heap cell, else -1. */
    int slabOf(int place) {
        for (int slab = 0; slab < SLABS; slab++) {
            if (place >= slabBase[slab] && place < slabBase[slab] + slabCells[slab]) {
                return slab;
            }
        }
        return -1;
    }

    boolean hasSlab(int slab) {
        return slabCells[slab] > 0;
    }

    int slabs() {
        return SLABS;
    }
}

package racelane.sim;

import java.util.HashMap;
import java.util.Map;
import racelane.scenario.Program;
import racelane.scenario.Value;

/** Numbers the objects of one run by type, from 1 in order of allocation, so that people can tell them apart. */
final class Lives {
    private final Program program;
    private final Map<Integer, Integer> numberOf = new HashMap<>();
    private final Map<Integer, Integer> typeOf = new HashMap<>();
    private final Map<Integer, Integer> born = new HashMap<>();

    Lives(Program program) {
        this.program = program;
    }

    void born(int slot, int life, int type) {
        int key = slot << 10 | life;
        numberOf.put(key, born.merge(type, 1, Integer::sum));
        typeOf.put(key, type);
    }

    /** {@code session#2}. */
    String name(int slot, int life, int otherwise) {
        int key = slot << 10 | life;
        Integer number = numberOf.get(key);
        return number == null ? program.types.name(otherwise) : program.types.name(typeOf.get(key)) + "#" + number;
    }

    /** The type with which that life was allocated, or {@code otherwise}. */
    int type(int slot, int life, int otherwise) {
        return typeOf.getOrDefault(slot << 10 | life, otherwise);
    }

    /** The number of a pointer's life among its type, or 0. */
    int number(long pointer) {
        return numberOf.getOrDefault(Value.slot(pointer) << 10 | Value.life(pointer), 0);
    }
}

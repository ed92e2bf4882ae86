package racelane.compare;

import java.util.HashSet;
import java.util.Set;
import racelane.scenario.Program;
import racelane.scenario.Types;

/** The words of a model by which it can be laid beside a capture. */
final class ModelNames {
    private final Set<String> functions = new HashSet<>();
    private final Set<String> locks = new HashSet<>();

    ModelNames(Program program) {
        Set<Integer> bodies = new HashSet<>();
        program.threads.forEach(thread -> bodies.add(thread.function()));
        program.works.forEach(work -> bodies.add(work.function()));
        program.always.forEach(check -> bodies.add(check.function()));
        program.atEnd.forEach(check -> bodies.add(check.function()));
        bodies.add(program.init);
        bodies.add(program.callback);
        for (int i = 0; i < program.functions.size(); i++) {
            if (!bodies.contains(i)) {
                functions.add(program.functions.get(i).name());
            }
        }
        for (Program.Global global : program.globals) {
            if (isLock(global.type())) {
                locks.add(global.name());
            }
        }
        for (int type = Types.FIRST_STRUCT; type < program.types.count(); type++) {
            for (String name : program.fieldNames) {
                Types.Field field = program.types.isStruct(type) ? program.types.field(type, name) : null;
                if (field != null && isLock(field.type())) {
                    locks.add(name);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelNames names && functions.equals(names.functions) && locks.equals(names.locks);
    }

    @Override
    public int hashCode() {
        return functions.hashCode() * 31 + locks.hashCode();
    }

    private static boolean isLock(int type) {
        return type >= Types.MUTEX && type <= Types.SPINLOCK;
    }

    boolean hasFunction(String name) {
        return functions.contains(name);
    }

    boolean hasLock(String name) {
        return locks.contains(last(name));
    }

    /** Whether a lock of the model, by its whole name, is the one that the capture calls so. */
    static boolean isSameLock(String model, String capture) {
        return model != null && capture != null && (model.equals(capture) || last(model).equals(last(capture)));
    }

    /** The last word of {@code item.lock}. */
    static String last(String path) {
        return path == null ? null : path.substring(path.lastIndexOf('.') + 1);
    }
}

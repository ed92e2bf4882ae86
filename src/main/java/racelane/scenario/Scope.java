package racelane.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block of a function while it is compiled: its locals, and what a jump out of it must undo. */
final class Scope {
    /** A local by its place in the frame; the type is a scalar of {@link Types}, or -1 for parameters and loop variables. */
    record Local(int index, int type) {}

    /** A jump out of nested blocks to a place that is not known yet. */
    record Exit(int at, int depth) {}

    final Scope outer;
    final int firstLocal;
    final Map<String, Local> locals = new LinkedHashMap<>();
    final List<Program.OwningLocal> owning = new ArrayList<>();
    boolean atomic;
    /** Entering from outside would miss hidden counters. */
    boolean counted;
    boolean loop;
    final List<Integer> breaks = new ArrayList<>();
    final List<Integer> continues = new ArrayList<>();

    Scope(Scope outer, int firstLocal) {
        this.outer = outer;
        this.firstLocal = firstLocal;
    }

    Local find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Local local = scope.locals.get(name);
            if (local != null) {
                return local;
            }
        }
        return null;
    }

    boolean isInside(Scope other) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope == other) {
                return true;
            }
        }
        return false;
    }

    /** How many atomic blocks lie between this scope and an outer one. */
    int atomicsUpTo(Scope end) {
        int count = 0;
        for (Scope scope = this; scope != end && scope != null; scope = scope.outer) {
            count += scope.atomic ? 1 : 0;
        }
        return count;
    }
}

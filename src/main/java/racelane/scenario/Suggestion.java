package racelane.scenario;

import java.util.ArrayList;
import java.util.List;

/** The name that was probably meant. */
final class Suggestion {
    private Suggestion() {}

    static String forName(String name, ExpressionCompiler where) {
        List<String> known = new ArrayList<>();
        for (Scope scope = where.function.scope(); scope != null; scope = scope.outer) {
            known.addAll(scope.locals.keySet());
        }
        known.addAll(where.program.globals.keySet());
        known.addAll(where.program.configs.keySet());
        known.addAll(where.program.functionOf.keySet());
        return nearest(name, known, "declare it, for example int " + name + " = 0;");
    }

    static String forFunction(String name, ProgramBuilder program) {
        List<String> known = new ArrayList<>(program.functionOf.keySet());
        known.addAll(Builtins.names());
        return nearest(name, known, "write fn " + name + "(…) { … }");
    }

    static String forField(String name, ProgramBuilder program) {
        return nearest(name, program.fieldNames.keySet(), "add it to the struct");
    }

    private static String nearest(String name, Iterable<String> known, String otherwise) {
        String best = null;
        int least = Math.max(2, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(name, candidate, least);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best == null ? otherwise : "did you mean " + best + "?";
    }

    /** Edits between two words; at least {@code limit} where they differ more in length. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

package racelane.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.trace.ReportFrame;

/** Names of functions, some of them with a star at the end. */
final class SymbolSet {
    private final Set<String> names = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    void add(String pattern) {
        if (pattern.endsWith("*")) {
            beginnings.add(pattern.substring(0, pattern.length() - 1));
        } else {
            names.add(pattern);
        }
    }

    boolean has(ReportFrame frame) {
        String symbol = frame.plainSymbol();
        return names.contains(symbol) || beginnings.stream().anyMatch(symbol::startsWith);
    }
}

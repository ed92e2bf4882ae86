package racelane.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import racelane.trace.ReportFrame;
import racelane.trace.ReportKind;

/** Which functions report a failure instead of making it ({@code machinery.txt}), and which end a stack ({@code entries.txt}). */
final class Machinery {
    private final SymbolSet everywhere = new SymbolSet();
    private final SymbolSet entries = new SymbolSet();
    private final Map<ReportKind, SymbolSet> byKind = new EnumMap<>(ReportKind.class);

    Machinery() {
        List<SymbolSet> section = List.of(everywhere);
        for (String line : Resource.lines("machinery.txt")) {
            if (line.charAt(0) == '[') {
                section = section(line.substring(1, line.length() - 1));
            } else {
                section.forEach(set -> set.add(line));
            }
        }
        Resource.lines("entries.txt").forEach(entries::add);
    }

    private List<SymbolSet> section(String kinds) {
        if (kinds.equals("all")) {
            return List.of(everywhere);
        }
        List<SymbolSet> sets = new ArrayList<>();
        for (String word : kinds.split(" ")) {
            ReportKind kind = ReportKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
            sets.add(byKind.computeIfAbsent(kind, none -> new SymbolSet()));
        }
        return sets;
    }

    boolean reports(ReportFrame frame, ReportKind kind) {
        SymbolSet own = byKind.get(kind);
        return everywhere.has(frame) || own != null && own.has(frame);
    }

    /** Whether nothing calls this function: the kernel was entered there. */
    boolean isEntry(ReportFrame frame) {
        return entries.has(frame);
    }
}

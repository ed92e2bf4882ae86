package racelane.report;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;

/**
 * The architecture of a kernel report, and what its call traces may leave out; data, in {@code architectures.txt}.
 *
 * @param name      as the kernel's {@code arch} folder and its word size have it
 * @param wholeness whether a function that calls another one always leaves a frame
 * @param says      what that allows to conclude about the count that failed, with {@code {function}} in it
 */
public record Architecture(String name, boolean wholeness, String says) {
    private record Marks(Architecture architecture, List<String> registers, SymbolSet frames) {}

    private static final List<Marks> KNOWN = known();

    /** The architecture that most of the report's registers and frames speak for; null if none does, or two do equally. */
    public static Architecture of(KernelReport report) {
        Architecture best = null;
        int most = 0;
        for (Marks marks : KNOWN) {
            int votes = votes(marks, report);
            if (votes > most) {
                best = marks.architecture();
                most = votes;
            } else if (votes == most) {
                best = null;
            }
        }
        return best;
    }

    /** What the frames can and cannot tell about the count that failed; null if the report names no function. */
    public String countOf(KernelReport report) {
        return report.function() == null ? null : says.replace("{function}", report.function());
    }

    private static int votes(Marks marks, KernelReport report) {
        int votes = 0;
        for (String line : report.registers()) {
            votes += marks.registers().stream().anyMatch(line.strip()::startsWith) ? 1 : 0;
        }
        for (ReportFrame frame : report.frames()) {
            votes += marks.frames().has(frame) ? 1 : 0;
        }
        return votes;
    }

    private static List<Marks> known() {
        List<Marks> known = new ArrayList<>();
        List<String> registers = new ArrayList<>();
        SymbolSet frames = new SymbolSet();
        String name = null;
        boolean whole = false;
        String says = "";
        for (String line : Resource.lines("architectures.txt")) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            if (line.charAt(0) == '[') {
                if (name != null) {
                    known.add(new Marks(new Architecture(name, whole, says), registers, frames));
                }
                name = line.substring(1, line.length() - 1);
                registers = new ArrayList<>();
                frames = new SymbolSet();
            } else if (line.startsWith("register ")) {
                registers.add(rest);
            } else if (line.startsWith("frame ")) {
                frames.add(rest);
            } else if (line.startsWith("frames ")) {
                whole = rest.equals("whole");
            } else {
                says = rest;
            }
        }
        known.add(new Marks(new Architecture(name, whole, says), registers, frames));
        return List.copyOf(known);
    }
}

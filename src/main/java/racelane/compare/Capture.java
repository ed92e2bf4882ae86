package racelane.compare;

import java.util.List;
import racelane.analysis.Analysis;
import racelane.lens.Deed;
import racelane.lens.EventRule;
import racelane.lens.Lens;

/**
 * A capture that is asked what a mail claims.
 *
 * @param name     the file, as a command line has it
 * @param analysis what is in it
 * @param ran      what ran there beside what every capture of its kind has; null if nobody says
 * @param settings the file beside it that says which probes were set, as a command line has it; null if there is none
 * @param probes   that file's lines
 */
public record Capture(String name, Analysis analysis, String ran, String settings, List<String> probes) implements AutoCloseable {
    public Capture {
        probes = List.copyOf(probes);
    }

    /** {@code FILE:LINE} of a row; the file and the step where it has no lines. */
    String place(int row) {
        long line = analysis.trace().line(row);
        return line < 0 ? name + " step " + (row + 1) : name + ":" + line;
    }

    /** Whether something of it was lost, so that what is not in it may have happened all the same. */
    boolean hasGaps() {
        return analysis.problems().stream().anyMatch(problem -> problem.kind().equals("lost"));
    }

    /**
     * What shows that such an operation would be in the capture, had it happened: where one is, or the line that says
     * that its probe was set; null if nothing shows it.
     */
    String watched(Deed deed) {
        for (racelane.analysis.Operation operation : analysis.operations()) {
            if (operation.deed() == deed) {
                return place(operation.entryRow());
            }
        }
        for (Lens lens : analysis.meanings().lenses()) {
            for (EventRule rule : lens.rules()) {
                boolean fits = rule.call() != null && rule.call().operation() != null && rule.call().operation().deed() == deed;
                for (int i = 0; fits && i < probes.size(); i++) {
                    // A probe's definition names the event behind a slash: p:group/event function arguments.
                    if (probes.get(i).matches(".*/" + java.util.regex.Pattern.quote(rule.event()) + "(?:\\s.*)?")) {
                        return settings + ":" + (i + 1);
                    }
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        analysis.trace().close();
    }
}

package racelane.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.lens.Lens;
import racelane.read.Progress;
import racelane.read.TraceReadException;
import racelane.trace.Trace;

/** Traces opened and analysed as a user would. */
public final class Analyses {
    private Analyses() {}

    public static Analysis of(Path file) throws Exception {
        return new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(file, Progress.none());
    }

    /** Analyses the lines of an ftrace text with the built-in lenses. */
    public static Analysis ofText(String text) throws Exception {
        return ofText(text, Catalog.lenses(List.of()));
    }

    public static Analysis ofText(String text, List<Lens> lenses) throws IOException, TraceReadException {
        Path file = Files.createTempFile("racelane-test", ".txt");
        try {
            Files.writeString(file, text);
            return new Opening(Catalog.formats(), lenses).open(file, Progress.none());
        } finally {
            Files.delete(file);
        }
    }

    /** One line a finding: kind, lines, life, whether certain; no address and no name, so that strangers compare. */
    public static String shape(Analysis analysis) {
        StringBuilder shape = new StringBuilder();
        Trace trace = analysis.trace();
        for (Finding finding : analysis.findings()) {
            shape.append(finding.kind()).append(" lines ").append(finding.rows().stream().map(trace::line).toList()).append(" life ")
                    .append(finding.life() == null ? "-" : finding.life().number()).append(" because ").append(finding.because().stream().map(one -> trace.line(one.row())).toList())
                    .append(finding.certain() ? " certain" : " uncertain").append('\n');
        }
        return shape.toString();
    }
}

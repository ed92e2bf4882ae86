package racelane.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import racelane.catalog.Catalog;
import racelane.compare.ReportComparison;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.read.kernellog.ReportReader;
import racelane.trace.KernelReport;

/** Lays the report that is shown beside the likest of another file, in the background. */
final class ReportBeside {
    private final ScenarioSearch.Means means;
    private final ReportDesk.Target target;
    private final Supplier<Asked> asked;
    private final ComparePane pane = new ComparePane(this::choose, this::with);
    private Background.Job job;

    /**
     * The report that is shown.
     *
     * @param place  where it stands
     * @param source the text in which it stands, or null if it cannot be read again
     */
    record Asked(KernelReport report, String place, TraceSource source) {}

    private record Found(String place, ReportComparison comparison) {}

    /** @param asked gives the report that is shown, or null if none is */
    ReportBeside(ScenarioSearch.Means means, ReportDesk.Target target, Supplier<Asked> asked) {
        this.means = means;
        this.target = target;
        this.asked = asked;
    }

    ComparePane pane() {
        return pane;
    }

    /** Asks for the other file. */
    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Compare with a report of another log or mail");
        File chosen = chooser.showOpenDialog(target.stage());
        if (chosen != null) {
            with(chosen.toPath());
        }
    }

    /** Compares with the report of this file that is most like the one shown. */
    void with(Path file) {
        Asked shown = asked.get();
        if (shown == null) {
            target.notice("there is no report to compare: open or paste one first");
            return;
        }
        if (job != null) {
            job.cancel();
        }
        pane.clear();
        pane.tell("reading " + file.getFileName() + " …");
        job = means.background().run("compare", work -> compare(shown, file), found -> pane.show(shown.place(), found.place(), found.comparison()),
                failure -> pane.tell(failure.getMessage()));
    }

    private static Found compare(Asked shown, Path file) throws Exception {
        List<KernelReport> others = reports(file);
        if (others.isEmpty()) {
            throw new TraceReadException(file.toString(), "has no kernel report in it: a log or a mail with a splat is wanted");
        }
        KernelReport other = others.get(ReportComparison.likest(List.of(shown.report()), others)[1]);
        return new Found(file.getFileName() + ":" + other.messageLine(), ReportComparison.of(shown.report(), ReportComparison.Around.of(ReportInquiry.letter(shown.source(), shown.report())),
                other, ReportComparison.Around.of(ReportInquiry.letter(TraceSource.file(file), other))));
    }

    private static List<KernelReport> reports(Path file) throws Exception {
        try (Source source = new TraceOpener(Catalog.formats()).source(file)) {
            return ReportReader.read(source, Progress.none());
        }
    }
}

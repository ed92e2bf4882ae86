package racelane.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.catalog.ClaimedCaptures;
import racelane.compare.Capture;
import racelane.compare.ClaimTester;
import racelane.compare.Hypothesis;
import racelane.compare.ModelAnswers;
import racelane.compare.TestedClaim;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.read.kernellog.Letters;
import racelane.report.Letter;
import racelane.scenario.Setting;
import racelane.session.Explanation;
import racelane.trace.KernelReport;

/** Asks everything that can be asked of one report, in the background: the hypotheses one after the other, then what its mail claims. */
final class ReportInquiry {
    private final ScenarioSearch.Means means;
    private final KernelReport report;
    private final Shown shown;
    private Background.Job job;
    private Result result;

    /** What came of it. */
    record Result(Explanation explanation, List<TestedClaim> claims) {}

    /** Where it is shown; told on the toolkit's thread. */
    interface Shown {
        /** @param done of how many settings, of which {@code ranked} are those that concern the report */
        void hypotheses(List<Hypothesis> ranked, int done, int of);

        void over(Result result);

        void failed(String reason);
    }

    ReportInquiry(ScenarioSearch.Means means, KernelReport report, Shown shown) {
        this.means = means;
        this.report = report;
        this.shown = shown;
    }

    /**
     * Begins.
     *
     * @param source the text in which the report stands, or null if it cannot be read again
     * @param file   its name
     */
    void start(TraceSource source, String file) {
        job = means.background().run("explain", work -> {
            Letter letter = letter(source, report);
            List<Setting> settings = BundledScenarios.all();
            Explanation explanation = new Explanation(letter, Explanation.MOST_STATES, means.ticker());
            for (int i = 0; i < settings.size() && !work.isCancelled(); i++) {
                explanation.ask(settings.get(i));
                List<Hypothesis> ranked = explanation.ranked();
                int done = i + 1;
                work.tell(() -> shown.hypotheses(ranked, done, settings.size()));
            }
            return new Result(explanation, claims(letter, file, explanation, settings, work));
        }, this::over, failure -> shown.failed(ScenarioFault.reason(failure)));
    }

    private void over(Result found) {
        result = found;
        shown.over(found);
    }

    /** What it came to, or null as long as it goes on. */
    Result result() {
        return result;
    }

    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** The text around a report, read again; nothing where there is no source, or one that can be read only once. */
    static Letter letter(TraceSource source, KernelReport report) throws TraceReadException, IOException {
        if (source == null || source.isLive()) {
            return new Letter(report, List.of());
        }
        TraceOpener opener = new TraceOpener(Catalog.formats());
        try (Source text = source.file() != null ? opener.source(source.file()) : opener.source(source.name(), source.stream().open())) {
            return Letters.of(text, List.of(report), Progress.none()).get(0);
        }
    }

    private List<TestedClaim> claims(Letter letter, String file, Explanation explanation, List<Setting> settings, Background.Job work) throws TraceReadException, IOException {
        if (work.isCancelled() || letter.sentences().isEmpty()) {
            return List.of();
        }
        ModelAnswers models = new ModelAnswers(explanation.explainer(), settings, explanation.ranked(), Explanation.MOST_STATES, means.ticker(), work::isCancelled);
        List<Capture> captures = new ArrayList<>(ClaimedCaptures.of(means.opening(), List.of()));
        try {
            return new ClaimTester(letter, file, models, captures).test();
        } finally {
            captures.forEach(Capture::close);
        }
    }
}

package racelane.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;
import racelane.catalog.BundledScenarios;
import racelane.compare.Hypothesis;
import racelane.compare.ScenarioMatch;
import racelane.compare.ScenarioMatcher;
import racelane.read.kernellog.KernelLogFormat;
import racelane.session.AnswerDraft;
import racelane.session.Command;
import racelane.session.ReplayCommand;
import racelane.session.ReportFile;
import racelane.session.Session;
import racelane.trace.KernelReport;
import racelane.trace.Trace;

/** The kernel reports of the file that is open: shown, matched with scenarios, explored, answered. Lives on the toolkit's thread. */
final class ReportDesk {
    private final ScenarioSearch.Means means;
    private final Target target;
    private final ReportPage page;
    private final RunBeside runs;
    private final CardSearch search;
    private final AnswerPanel answers;
    private final ExplanationPane explanation;
    private final ReportBeside beside;
    private Supplier<TraceSource> source;
    private Supplier<TraceSource> next;
    private boolean wantsLog;
    private ReportFile file;
    private int index;
    private ScenarioMatcher matcher;
    private List<ScenarioMatch> matches;
    private Background.Job matching;
    private ReportInquiry inquiry;
    private boolean isLog;
    private boolean wantsAnswer;

    /** Where it is shown. */
    interface Target extends Teller {
        /** Closes what is open and shows the page. */
        void show(ReportPage page, String file);

        void open(Supplier<TraceSource> from);

        /** Owner of dialogs. */
        Stage stage();
    }

    ReportDesk(ScenarioSearch.Means means, Consumer<Command> run, ScenarioDesk scenarios, Overlay overlay, Target target) {
        this.means = means;
        this.target = target;
        this.explanation = new ExplanationPane(this::open, this::stopInquiry);
        this.beside = new ReportBeside(means, target, this::asked);
        this.runs = new RunBeside(scenarios, new BesidePane(run), target);
        this.page = new ReportPage(this::show, this::explore, explanation, beside.pane(), run);
        this.search = new CardSearch(means, page::tell, runs);
        this.answers = new AnswerPanel(overlay, means, target);
    }

    /** What it does for the commands of the list. */
    Map<String, Runnable> actions(Supplier<Session> session) {
        return Map.of("report-page", () -> change(session.get()), "write-answer", this::answer, "compare-report", this::compare);
    }

    /** Something is being opened; {@code from} gives it again. What is known of another file stays until this one is there. */
    void opening(Supplier<TraceSource> from) {
        next = from;
    }

    void leave() {
        if (matching != null) {
            matching.cancel();
        }
        search.stop();
        search.forget();
        stopInquiry();
        inquiry = null;
        wantsAnswer = false;
        file = null;
        matches = null;
        runs.forget();
    }

    /** A trace has been opened: of a log that holds reports the page is shown, unless the log was asked for. */
    void look(Session session) {
        if (next != null) {
            leave();
            source = next;
            next = null;
        }
        Trace trace = session.timeline().trace();
        if (trace.isComplete() && trace.facts().format().equals(KernelLogFormat.NAME) && !wantsLog) {
            find(trace, none -> {});
        }
        wantsLog &= !trace.isComplete();
    }

    private void find(Trace trace, Consumer<String> none) {
        matching = means.background().run("reports", job -> ReportFile.of(trace), found -> {
            if (found.reports().isEmpty()) {
                none.accept("there is no kernel report in " + found.name() + ": a report begins with a line like BUG:, WARNING: or ------------[ cut here ]------------");
                return;
            }
            file = found;
            isLog = trace.facts().format().equals(KernelLogFormat.NAME);
            show(0);
        }, failure -> target.notice("the kernel reports cannot be looked for: " + failure));
    }

    /** From the trace, or a scenario's run, to the page; from the page to the trace. */
    private void change(Session session) {
        if (session == null && file != null) {
            wantsLog = true;
            target.open(source);
        } else if (file != null) {
            show(index);
        } else if (session != null) {
            find(session.timeline().trace(), target::notice);
        }
    }

    private void show(int chosen) {
        boolean again = chosen == index && matches != null;
        index = chosen;
        search.stop();
        page.show(file, index);
        target.show(page, file.name());
        if (again) {
            page.show(report(), matches, matcher.frames(report()), false);
            search.tellAgain();
            if (inquiry != null && inquiry.result() != null) {
                told(inquiry.result());
            }
        } else {
            search.forget();
            beside.pane().clear();
            match();
        }
    }

    private KernelReport report() {
        return file.reports().get(index);
    }

    private void match() {
        matches = null;
        stopInquiry();
        inquiry = null;
        explanation.waiting();
        KernelReport asked = report();
        if (matching != null) {
            matching.cancel();
        }
        ScenarioMatcher known = matcher;
        matching = means.background().run("match", job -> {
            ScenarioMatcher used = known != null ? known : new ScenarioMatcher(BundledScenarios.all(), means.ticker());
            return Map.entry(used, used.of(asked, soFar -> job.tell(() -> page.show(asked, soFar, used.frames(asked), true))));
        }, found -> {
            matcher = found.getKey();
            matches = found.getValue();
            page.show(asked, matches, matcher.frames(asked), false);
            inquire();
        }, failure -> {
            page.failed("the scenarios cannot be compared: " + ScenarioFault.reason(failure));
            inquire();
        });
    }

    /** Asks the hypotheses and what the mail claims, beside the matching. */
    private void inquire() {
        stopInquiry();
        inquiry = new ReportInquiry(means, report(), new ReportInquiry.Shown() {
            @Override
            public void hypotheses(List<Hypothesis> ranked, int done, int of) {
                explanation.show(ranked, done, of);
            }

            @Override
            public void over(ReportInquiry.Result result) {
                told(result);
                if (wantsAnswer) {
                    target.say("");
                    answer();
                }
            }

            @Override
            public void failed(String reason) {
                explanation.ended("the hypotheses cannot be searched: " + reason);
            }
        });
        inquiry.start(text(), file.name());
    }

    private TraceSource text() {
        TraceSource text = isLog && source != null ? source.get() : null;
        // A live stream is read once.
        return text == null || text.isLive() ? null : text;
    }

    /** The file as a command line has it: from where the program was started, if it lies there. */
    private String named() {
        TraceSource text = text();
        if (text == null || text.file() == null) {
            return file.name();
        }
        Path here = Path.of("").toAbsolutePath();
        Path whole = text.file().toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : text.file()).toString();
    }

    private ReportBeside.Asked asked() {
        return file == null ? null : new ReportBeside.Asked(report(), file.place(report().messageLine()), text());
    }

    private void compare() {
        if (file == null) {
            target.notice("there is no report to compare: open or paste one first");
            return;
        }
        show(index);
        page.compare();
        beside.pane().ready();
    }

    /** Lays the report beside the likest of another file. */
    void compareWith(Path other) {
        page.compare();
        beside.with(other);
    }

    private void told(ReportInquiry.Result result) {
        explanation.show(result.explanation(), (int) result.explanation().ranked().stream().filter(one -> one.answer() == Hypothesis.Answer.REACHABLE).count());
        page.count(result.explanation().whichCount());
        page.show(file, result.claims());
    }

    private void stopInquiry() {
        if (inquiry != null && inquiry.result() == null) {
            inquiry.cancel();
            explanation.ended("stopped: show the report again to search the hypotheses anew");
        }
    }

    /** The shortest run of a hypothesis, with the report beside it. */
    private void open(Hypothesis one) {
        if (one.best() == null) {
            target.notice(one.name() + ": there is no such run (" + one.answer().words() + ", " + one.counts() + ")");
            return;
        }
        runs.open(one.name(), one.set(), one.best().schedule(), one.best().finding(), one.beside(), one.answer().words() + ": " + String.join("; ", one.differs()));
    }

    private void explore(ScenarioMatch match) {
        search.turn(match, matcher.frames(report()));
    }

    /** The pane beside a run of that scenario, or null if it was not opened for a report. */
    BesidePane beside(OpenScenario shown) {
        return runs.beside(shown);
    }

    private void answer() {
        if (file == null || matches == null || inquiry == null || inquiry.result() == null) {
            wantsAnswer = file != null;
            if (wantsAnswer) {
                target.say("the hypotheses are still being searched: the answer comes when they have been");
            } else {
                target.notice("there is no report to answer: open or paste one first");
            }
            return;
        }
        wantsAnswer = false;
        ReportInquiry.Result result = inquiry.result();
        answers.show(file, report(), new AnswerDraft.Found(search.explored(), result.explanation(), result.claims(), ReplayCommand.explaining(named())));
    }
}

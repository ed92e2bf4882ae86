package racelane.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import racelane.lens.LensException;
import racelane.source.SourceException;
import racelane.source.SourceLines;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** The way into the window. Starts the toolkit, or says in one line what it would need. */
public final class Door {
    private static final int UNUSABLE = 2;

    private final Workers workers;
    private final Ticker ticker;
    private final Collection<String> verbs;
    private final Map<String, String> environment;
    private final StartCommand command = StartCommand.ofThisProgram();
    /** Held here because the logging system forgets loggers that nobody holds, and their levels with them. */
    private final Logger toolkitLog = Logger.getLogger("javafx");

    public Door(Workers workers, Ticker ticker, Collection<String> verbs, Map<String, String> environment) {
        this.workers = workers;
        this.ticker = ticker;
        this.verbs = verbs;
        this.environment = Map.copyOf(environment);
    }

    /** Whether a word is an option of the window, so that it is no verb's. */
    public static boolean isOption(String argument) {
        return Arguments.isOption(argument);
    }

    /**
     * Opens the window on the file that is named, {@code -} being standard input, on a trace and the log beside it,
     * or on the start page; {@code --lens FILE} says what events mean; {@code --follow} goes on reading a file that is being written; with {@code --vmlinux FILE} and {@code --src DIR} it shows files and lines.
     * Returns when the window is up; the program goes on until it is closed.
     *
     * @return 0, or the status with which to leave when there can be no window; the reason was printed
     */
    public int open(String[] arguments, PrintWriter err) {
        Arguments named = Arguments.of(arguments);
        String wrong = wrong(named);
        if (wrong == null) {
            wrong = DisplayNeeds.missing(environment, command.render(named.files()));
        }
        if (wrong == null) {
            wrong = start(named);
        }
        if (wrong == null) {
            return 0;
        }
        err.println("racelane: " + wrong);
        return UNUSABLE;
    }

    private String wrong(Arguments named) {
        if (named.wrong() != null) {
            return named.wrong();
        }
        String verb = "; the verbs are " + String.join(", ", verbs);
        for (String argument : named.files()) {
            if (verbs.contains(argument) && !Files.exists(Path.of(argument))) {
                return argument + ": a verb comes first: " + command.with(argument, "--vmlinux", "…");
            }
            if (!Files.exists(Path.of(argument)) && !argument.equals("-")) {
                return argument + ": no such file, and no verb: name a trace" + verb;
            }
        }
        int count = named.files().size();
        boolean tooMany = count > 2 || count == 2 && named.files().contains("-");
        return tooMany ? named.files().get(count - 1) + ": one file too many: a window shows a trace, and a kernel log beside it" + verb : null;
    }

    /** What the window needs is made while the toolkit starts: each takes some tenths of a second, and there is more than one core. */
    private String start(Arguments named) {
        TraceSource first = TraceSource.named(named);
        FutureTask<App.Prepared> preparing = new FutureTask<>(() ->
                App.Prepared.of(environment, named.lenses(), SourceLines.asked(named.images(), named.sources(), environment.get("PATH"))));
        workers.start("prepare", preparing);
        PrintStream stderr = System.err;
        String missing = startToolkit(named);
        if (missing != null) {
            return missing;
        }
        try {
            App.Prepared prepared = preparing.get();
            FxThread.later(() -> show(prepared, first, stderr));
            return null;
        } catch (ExecutionException unusable) {
            Platform.exit();
            return why(unusable.getCause());
        } catch (InterruptedException stopped) {
            Platform.exit();
            Thread.currentThread().interrupt();
            return "the start was interrupted; start it again";
        }
    }

    private static String why(Throwable unusable) {
        if (unusable instanceof SourceException || unusable instanceof LensException) {
            return unusable.getMessage();
        }
        if (unusable instanceof IOException incomplete) {
            return incomplete.getMessage() + "; the program is incomplete: build or install it again";
        }
        throw new IllegalStateException(unusable);
    }

    /** The toolkit prints stack traces of its own when a library is missing: they are caught and read, not shown. */
    private String startToolkit(Arguments named) {
        toolkitLog.setLevel(Level.OFF);
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream quiet = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(quiet);
            Platform.startup(() -> { });
            return null;
        } catch (RuntimeException | LinkageError failure) {
            return DisplayNeeds.explain(failure, said.toString(StandardCharsets.UTF_8), environment, command.render(named.files()));
        } finally {
            System.setErr(stderr);
        }
    }

    private void show(App.Prepared prepared, TraceSource first, PrintStream stderr) {
        Faults faults = new Faults(stderr);
        Thread.currentThread().setUncaughtExceptionHandler(faults);
        try {
            faults.shownBy(App.show(new Stage(), workers, ticker, prepared, first));
        } catch (RuntimeException | LinkageError failure) {
            faults.uncaughtException(Thread.currentThread(), failure);
            Platform.exit();
        }
    }
}

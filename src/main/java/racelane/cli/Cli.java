package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import racelane.lens.LensException;
import racelane.read.TraceReadException;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** The command line: which verbs there are, and how their errors look. */
public final class Cli {
    private final Map<String, Object> verbs = new LinkedHashMap<>();
    private final PrintWriter out;
    private final PrintWriter err;

    @Command(name = "racelane", mixinStandardHelpOptions = true, versionProvider = Version.class,
            description = "Turns a race on a reference count into a picture that can be stepped through.",
            footer = {"", "Without a verb: opens the window, on FILE if one is given, on a trace and the log beside it if two are,", "with - on standard input, live; with --follow FILE on a file that is still being written; --ring EVENTS says how many of the last events are kept.", "With --lens FILE the window reads events as that lens says.", "With --vmlinux FILE and --src DIR the window shows files and lines of the kernel's code."})
    static final class Root implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** The version in the program's own manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"racelane " + (version == null ? "(built from source)" : version)};
        }
    }

    /** Both writers are flushed after every verb. */
    public Cli(PrintWriter out, PrintWriter err, Workers workers, Ticker ticker) {
        for (Object verb : verbsInOrder(ticker, workers)) {
            if (verb instanceof TraceVerb reads) {
                reads.readsOn(workers);
            }
            verbs.put(verb.getClass().getAnnotation(Command.class).name(), verb);
        }
        this.out = out;
        this.err = err;
    }

    /** The parser for these verbs. Each costs milliseconds of reflection, so that a verb that is named at once comes alone. */
    private CommandLine line(Collection<Object> some) {
        CommandLine line = new CommandLine(new Root());
        some.forEach(line::addSubcommand);
        line.setOut(out).setErr(err);
        line.setUsageHelpAutoWidth(false);
        line.setExecutionExceptionHandler((failure, command, parsed) -> told(failure, command));
        line.setParameterExceptionHandler((failure, arguments) -> {
            failure.getCommandLine().getErr().println("racelane: " + failure.getMessage() + "; see racelane " + verbOf(failure.getCommandLine()) + "--help");
            return Exit.UNUSABLE;
        });
        return line;
    }

    /** In the order of the help: one line a verb. */
    private static List<Object> verbsInOrder(Ticker ticker, Workers workers) {
        return List.of(
                new InfoVerb(),
                new CheckVerb(),
                new StepsVerb(),
                new StateVerb(),
                new RenderVerb(),
                new ConvertVerb(),
                new ReportVerb(ticker),
                new ExploreVerb(ticker, workers),
                new RunVerb(),
                new CompareVerb(ticker),
                new CaptureScriptVerb(),
                new FollowVerb(ticker),
                new ScenariosVerb(),
                new FormatsVerb(),
                new LensesVerb());
    }

    private static String verbOf(CommandLine command) {
        return command.getCommandName().equals("racelane") ? "" : command.getCommandName() + " ";
    }

    /** Words that open this door; everything else opens the window. */
    public Set<String> verbs() {
        return verbs.keySet();
    }

    /** Runs one verb and returns its exit status. */
    public int run(String... arguments) {
        Object named = arguments.length == 0 ? null : verbs.get(arguments[0]);
        int status = line(named == null ? verbs.values() : List.of(named)).execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static int told(Exception failure, CommandLine command) throws Exception {
        Object verb = command.getCommand();
        if (verb instanceof TraceVerb trace && trace.debug || verb instanceof ScenarioVerb scenario && scenario.debug || verb instanceof FollowVerb follow && follow.debug) {
            throw failure;
        }
        command.getErr().println("racelane: " + words(failure));
        return Exit.UNUSABLE;
    }

    private static String words(Exception failure) {
        if (failure instanceof TraceReadException || failure instanceof LensException || failure instanceof VerbException) {
            return failure.getMessage();
        } else if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder; check the path";
        } else if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": may not be read or written; check its permissions";
        } else if (failure instanceof IOException unreadable) {
            return unreadable.getMessage();
        }
        return failure + ": this is a fault of the program, please report it; --debug shows where it arose";
    }
}

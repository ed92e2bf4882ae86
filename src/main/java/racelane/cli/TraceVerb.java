package racelane.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.read.TimeOffset;
import racelane.trace.Workers;

/** A verb that takes a trace: FILE, a LOG beside it, lenses and a clock. */
abstract class TraceVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "the trace")
    Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LOG", description = "a kernel log of the same run, laid beside the trace")
    Path log;

    @Option(names = "--lens", paramLabel = "FILE", description = "a lens file; again and again; it goes before the built-in ones")
    List<Path> lenses = new ArrayList<>();

    @Option(names = "--clock", paramLabel = "NAME", description = "the trace clock, where the file does not say")
    String clock;

    @Option(names = "--with", paramLabel = "FILE", description = "a capture of another machine, laid into the trace, or a log of one of them; again and again")
    List<Path> with = new ArrayList<>();

    @Option(names = "--offset", paramLabel = "TIME", description = "what to add to the times of --with FILE to have those of the trace: seconds, or 1.5ms, 300us, 12ns; one for each, in their order")
    List<String> offsets = new ArrayList<>();

    @Option(names = "--debug", description = "where something fails, the program's own stack trace")
    boolean debug;

    private Workers workers = Workers.direct();

    /** Cores to read on. */
    void readsOn(Workers cores) {
        workers = cores;
    }

    /** The trace with everything that follows from it. */
    Analysis open() throws Exception {
        Opening opening = new Opening(Catalog.formats(), Catalog.lenses(lenses)).withClock(clock).withWorkers(workers);
        if (with.isEmpty() && offsets.isEmpty()) {
            return opening.open(file, log, Progress.none());
        }
        if (offsets.size() > with.size()) {
            throw new VerbException("--offset " + offsets.get(with.size()) + ": there is no --with FILE that it is for; each --offset goes with a --with, in their order");
        }
        try {
            List<Long> offsetsNs = new ArrayList<>();
            for (int i = 0; i < with.size(); i++) {
                offsetsNs.add(i < offsets.size() ? TimeOffset.ns(offsets.get(i)) : 0);
            }
            return opening.open(file, log, with, offsetsNs, Progress.none());
        } catch (IllegalArgumentException unusable) {
            throw new VerbException("--offset " + unusable.getMessage());
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    CommandLine command() {
        return spec.commandLine();
    }
}

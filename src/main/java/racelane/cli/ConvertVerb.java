package racelane.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.export.ChromeTrace;
import racelane.export.CountCsv;
import racelane.export.JsonLinesWriter;
import racelane.export.TracePart;
import racelane.export.WholeFile;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** The trace in another format. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "the trace in another format, by OUT's ending: .jsonl (Racelane JSON lines), .json (Chrome trace, for Perfetto), .csv (a count: step, time in ns, task, count)",
        footer = {"", "A file that is there is replaced when the new one is complete.", "With --from, --to or --lanes a .jsonl holds that part; what is left out of it counts as lost."})
final class ConvertVerb extends ViewVerb {
    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "the file to write")
    Path output;

    @Option(names = "--object", paramLabel = "NAME", description = "for .csv: whose count, by name or address; not needed if there is only one")
    String object;

    @Option(names = "--from", paramLabel = "STEP", description = "for .jsonl: the first step that is kept")
    Integer from;

    @Option(names = "--to", paramLabel = "STEP", description = "for .jsonl: the last step that is kept")
    Integer to;

    @Override
    public Integer call() throws Exception {
        String ending = ending();
        if (object != null && !ending.equals("csv")) {
            throw new VerbException("--object " + object + ": only a .csv is of one object, " + output + " has all; leave it out");
        }
        if (isPart() && !ending.equals("jsonl")) {
            throw new VerbException(output + ": only Racelane JSON lines (.jsonl) can be a part of a trace; leave --from, --to and --lanes out");
        }
        if (Files.exists(output) && Files.exists(file) && Files.isSameFile(output, file)) {
            throw new VerbException(output + ": is the trace itself, which would be lost; name another file");
        }
        Analysis analysis = open();
        try {
            WholeFile.write(output, content(ending, analysis));
        } catch (IOException failure) {
            String why = failure instanceof FileSystemException system && system.getReason() != null ? system.getReason()
                    : failure instanceof FileSystemException ? failure.getClass().getSimpleName().replaceAll("Exception$", "") : failure.getMessage();
            throw new VerbException(output + ": cannot be written (" + why + "), nothing was changed; check the folder, its permissions and its space");
        }
        return Exit.FINE;
    }

    private String ending() throws VerbException {
        String name = output.getFileName() == null ? "" : output.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (name.indexOf('.') < 0 ? "" : ending) {
            case "jsonl", "json", "csv" -> ending;
            default -> throw new VerbException(output + ": its ending names no format; .jsonl (Racelane JSON lines), .json (Chrome trace) or .csv (a count) would");
        };
    }

    private WholeFile.Content content(String ending, Analysis analysis) throws VerbException {
        if (ending.equals("csv")) {
            CountedObject one = ObjectChoice.of(analysis, object);
            return out -> CountCsv.write(analysis.trace(), one.curves().get(0), out);
        }
        return ending.equals("json") ? out -> ChromeTrace.write(analysis, out) : jsonLines(analysis);
    }

    private boolean isPart() {
        return from != null || to != null || !lanes.isEmpty();
    }

    private WholeFile.Content jsonLines(Analysis analysis) throws VerbException {
        if (!isPart()) {
            return out -> new JsonLinesWriter().write(analysis.trace(), out);
        }
        Timeline timeline = Timeline.of(analysis);
        int size = analysis.trace().size();
        int first = from == null ? 0 : row(timeline, "--from", from);
        int last = to == null ? size - 1 : row(timeline, "--to", to);
        if (last < first) {
            throw new VerbException("--from " + from + " --to " + to + ": the last step lies before the first; turn them round");
        }
        TracePart part = TracePart.of(timeline, onlyLanes(timeline, ViewState.all(timeline.allLanes(), size)), first, last);
        if (part.rows().count() == 0) {
            throw new VerbException("no event of these lanes lies between step " + (first + 1) + " and " + (last + 1) + ", nothing was written; leave --from, --to or --lanes out");
        }
        return out -> new JsonLinesWriter().write(part, out);
    }
}

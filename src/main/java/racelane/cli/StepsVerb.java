package racelane.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.export.TextDiagram;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** The interleaving as plain text. */
@Command(name = "steps", mixinStandardHelpOptions = true,
        description = "the interleaving as plain text, one column a thread, for a mail: of the most telling finding, or of what the options say")
final class StepsVerb extends ViewVerb {
    @Option(names = "--finding", paramLabel = "N", description = "of the Nth finding of check")
    Integer finding;

    @Option(names = "--around", paramLabel = "STEP", description = "of the steps around this one")
    Integer around;

    @Option(names = "--object", paramLabel = "NAME", description = "the object whose count stands in the margin, by name or address")
    String object;

    @Option(names = "--columns", paramLabel = "N", defaultValue = "72", description = "the longest line (${DEFAULT-VALUE})")
    int columns;

    @Override
    public Integer call() throws Exception {
        Timeline timeline = Timeline.of(open());
        ViewState view = onFinding(timeline, finding);
        if (around != null) {
            int row = row(timeline, "--around", around);
            Stepper stepper = new Stepper(timeline);
            view = stepper.to(finding == null ? stepper.onlyWhatMatters(view, false) : view, row);
        }
        if (object != null) {
            view = withObject(timeline, view, object);
        }
        try {
            out().print(TextDiagram.of(timeline, onlyLanes(timeline, view), columns));
        } catch (IllegalArgumentException unusable) {
            throw new VerbException("--columns " + columns + ": " + unusable.getMessage());
        }
        return Exit.FINE;
    }
}

package racelane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.export.ViewExport;
import racelane.picture.Theme;
import racelane.session.file.Saved;
import racelane.session.file.SessionException;
import racelane.session.file.SessionFile;
import racelane.timeline.Order;
import racelane.timeline.Page;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** The picture, without a display. */
@Command(name = "render", mixinStandardHelpOptions = true,
        description = "the picture of a view, by OUT's ending: .png .svg .pdf .html .txt; needs no display",
        footer = {"", "Without options: the view with which the window opens, on the most telling finding if there is one."})
final class RenderVerb extends ViewVerb {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final Pattern FIT = Pattern.compile("finding:(\\d{1,9})");

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "the file to write")
    Path output;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x1000", description = "in pixels at scale 1 (${DEFAULT-VALUE})")
    String size;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "1 to 4: drawn again at that scale, not enlarged")
    double scale;

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light or dark (${DEFAULT-VALUE})")
    String theme;

    @Option(names = "--from", paramLabel = "STEP", description = "the first step shown")
    Integer from;

    @Option(names = "--to", paramLabel = "STEP", description = "the last step shown")
    Integer to;

    @Option(names = "--fit", paramLabel = "finding:N|all", description = "what fills the view: the Nth finding of check, or the whole trace")
    String fit;

    @Option(names = "--order", paramLabel = "event|time", description = "event order or true time")
    String order;

    @Option(names = "--parts", split = ",", paramLabel = "NAME", description = "what stands beside the lanes: inspector, table, caption (these three without it), legend; all or none")
    List<String> parts;

    @Option(names = "--session", description = "the view and the notes that are kept beside the trace")
    boolean session;

    @Override
    public Integer call() throws Exception {
        ViewExport.Format format = ViewExport.Format.of(output.toString());
        if (format == null) {
            throw new VerbException(output + ": its ending names no picture; .png, .svg, .pdf, .html or .txt would");
        }
        ViewExport.Options options = options();
        if (session) {
            lenses();
        }
        Timeline timeline = Timeline.of(open());
        Saved kept = session ? kept(timeline) : null;
        ViewState view = onlyLanes(timeline, view(timeline, kept));
        options = kept == null ? options : options.withNotes(kept.kept().notes());
        try {
            ViewExport.write(timeline, view, output, options);
        } catch (IllegalArgumentException unusable) {
            throw new VerbException(unusable.getMessage());
        } catch (IOException failure) {
            throw new VerbException(output + ": cannot be written (" + failure.getMessage() + "): check the folder and its permissions");
        }
        return Exit.FINE;
    }

    private ViewExport.Options options() throws VerbException {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new VerbException("--size " + size + ": width and height are wanted, as in 1600x1000");
        }
        Theme named = switch (theme.toLowerCase(Locale.ROOT)) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> throw new VerbException("--theme " + theme + ": there are light and dark");
        };
        return ViewExport.Options.USUAL.withSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))).withScale(scale).withTheme(named)
                .withParts(parts());
    }

    private Set<Page.Part> parts() throws VerbException {
        if (parts == null) {
            return Page.USUAL;
        }
        Set<Page.Part> wanted = EnumSet.noneOf(Page.Part.class);
        for (String name : parts) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "all" -> wanted.addAll(EnumSet.allOf(Page.Part.class));
                case "none" -> wanted.clear();
                case "inspector", "table", "legend", "caption" -> wanted.add(Page.Part.valueOf(name.toUpperCase(Locale.ROOT)));
                default -> throw new VerbException("--parts " + name + ": there are inspector, table, legend and caption, all and none");
            }
        }
        return wanted;
    }

    /** The lens files by which the trace was understood when it was kept; one that is gone is told and left out. */
    private void lenses() {
        for (Path kept : SessionFile.lensFiles(SessionFile.together(file, with))) {
            if (!Files.isReadable(kept)) {
                command().getErr().println("racelane: " + kept + ": a lens of the session, is not there; the picture is drawn without it");
            } else if (lenses.stream().noneMatch(lens -> lens.toAbsolutePath().normalize().equals(kept))) {
                lenses.add(kept);
            }
        }
    }

    private Saved kept(Timeline timeline) throws VerbException, IOException {
        SessionFile sessions = new SessionFile(SessionFile.together(file, with), timeline);
        try {
            Saved saved = sessions.read();
            if (saved == null) {
                throw new VerbException(file.resolveSibling(sessions.path().getFileName()) + ": there is no session beside the trace; pin a note in the window first, or leave --session out");
            }
            return saved;
        } catch (SessionException unusable) {
            throw new VerbException(unusable.getMessage());
        }
    }

    private ViewState view(Timeline timeline, Saved kept) throws VerbException {
        Stepper stepper = new Stepper(timeline);
        ViewState view = kept != null && finding() == null ? kept.view() : onFinding(timeline, finding());
        if ("all".equals(fit)) {
            view = stepper.fitAll(stepper.onlyWhatMatters(view, false));
        }
        if (order != null && wanted() != view.order()) {
            view = stepper.switchOrder(view);
        }
        if (from != null || to != null) {
            int first = from == null ? 0 : row(timeline, "--from", from);
            int last = to == null ? timeline.trace().size() - 1 : row(timeline, "--to", to);
            if (last < first) {
                throw new VerbException("--from " + from + " --to " + to + ": the last step lies before the first; turn them round");
            }
            view = stepper.fitRows(view, first, last);
        }
        return view;
    }

    private Integer finding() throws VerbException {
        if (fit == null || fit.equals("all")) {
            return null;
        }
        Matcher matcher = FIT.matcher(fit);
        if (!matcher.matches()) {
            throw new VerbException("--fit " + fit + ": finding:N or all is wanted, as in finding:1");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private Order wanted() throws VerbException {
        return switch (order) {
            case "event" -> Order.EVENT;
            case "time" -> Order.TIME;
            default -> throw new VerbException("--order " + order + ": there are event and time");
        };
    }
}

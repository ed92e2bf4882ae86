package racelane.ui;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.ScenarioMatch;
import racelane.compare.TestedClaim;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.ReportFile;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.ReportStack;

/** A kernel report: the others of its file, its facts and call trace, and the scenarios that fit it. */
final class ReportPage extends BorderPane {
    private final Consumer<Integer> choose;
    private final Consumer<ScenarioMatch> explore;
    private final Label title = new Label();
    private final Label place = new Label();
    private final VBox others = new VBox(4);
    private final VBox told = new VBox(6);
    private final FramesPane frames = new FramesPane();
    private final VBox stacks = new VBox(6);
    private final VBox cards = new VBox(10);
    private final ClaimsPane claims = new ClaimsPane();
    private final VBox claimed = new VBox(2);
    private final Label count = line("", "report-count");
    private final ReportSide side;
    private final Map<ScenarioMatch, MatchCard> shown = new LinkedHashMap<>();
    private final ScrollPane left;

    /**
     * @param choose  told which report of the file is to be shown
     * @param explore told which scenario is to be run
     * @param explanation the hypotheses, beside the scenarios
     * @param comparison  the report beside another one, in the same place
     */
    ReportPage(Consumer<Integer> choose, Consumer<ScenarioMatch> explore, ExplanationPane explanation, ComparePane comparison, Consumer<Command> run) {
        this.choose = choose;
        this.explore = explore;
        getStyleClass().add("report-page");
        title.getStyleClass().add("report-title");
        title.setMinWidth(0);
        place.getStyleClass().add("report-place");
        place.setMinWidth(0);
        VBox words = new VBox(2, title, place);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(8, words, button("Write the answer…", "write-answer", run), button("Compare with…", "compare-report", run), button("See the log as a trace", "report-page", run));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("report-head");
        setTop(head);
        left = column("REPORTS OF THE FILE", others);
        VBox middle = new VBox(10, told, count, claimed, frames, stacks);
        side = new ReportSide(column(null, cards), explanation, claims, comparison);
        GridPane columns = new GridPane();
        columns.add(column("REPORT", middle), 0, 0);
        columns.add(side, 1, 0);
        ColumnConstraints narrow = new ColumnConstraints();
        narrow.setPercentWidth(46);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setPercentWidth(54);
        columns.getColumnConstraints().addAll(narrow, wide);
        for (Node column : columns.getChildren()) {
            GridPane.setVgrow(column, Priority.ALWAYS);
        }
        setCenter(columns);
    }

    private static Button button(String words, String id, Consumer<Command> run) {
        Button button = new Button(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> run.accept(Commands.get(id)));
        button.setAccessibleText(Commands.get(id).words());
        return button;
    }

    private static ScrollPane column(String name, VBox content) {
        VBox all = new VBox(8, content);
        if (name != null) {
            Label heading = new Label(name);
            heading.getStyleClass().add("table-title");
            all.getChildren().add(0, heading);
        }
        all.getStyleClass().add("report-column");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(name == null ? "Scenarios that fit" : name);
        return scroll;
    }

    /** Shows a report of a file before its scenarios are known. */
    void show(ReportFile file, int index) {
        KernelReport report = file.reports().get(index);
        title.setText(report.kind().word().replace('-', ' ') + (report.function() == null ? "" : " in " + report.function()));
        place.setText(report.message() + "   " + file.place(report.messageLine()));
        others.getChildren().clear();
        setLeft(file.reports().size() > 1 ? left : null);
        for (int i = 0; i < file.reports().size(); i++) {
            others.getChildren().add(entry(file.reports().get(i), i, i == index));
        }
        told.getChildren().clear();
        told.getChildren().add(line(String.join("  ·  ", ReportFile.facts(report)), "report-fact"));
        if (report.cut()) {
            told.getChildren().add(line(report.frames().isEmpty() ? "it has no call trace" : "its call trace ends or breaks off early", "report-cut"));
        }
        report.notes().forEach(note -> told.getChildren().add(line(note, "report-cut")));
        claimed.getChildren().clear();
        claims.tell("What is said there is asked when the hypotheses have been searched …");
        count(null);
        stacks.getChildren().clear();
        for (ReportStack other : report.others()) {
            FramesPane of = new FramesPane();
            of.show(other.frames(), new HashSet<>(other.frames()), Set.of(), Set.of());
            stacks.getChildren().addAll(line(other.text(), "heading"), of);
        }
        frames.show(report.frames(), new HashSet<>(report.frames()), Set.of(), Set.of());
        cards.getChildren().setAll(line("looking for scenarios whose functions are in this call trace …", "match-told"));
        shown.clear();
    }

    private Button entry(KernelReport report, int index, boolean here) {
        Button entry = new Button(report.kind().word() + (report.function() == null ? "" : "\n" + report.function()) + (report.messageLine() < 0 ? "" : "\nline " + report.messageLine()));
        entry.getStyleClass().addAll("report-entry", here ? "here" : "other");
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setPrefWidth(200);
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setOnAction(pressed -> choose.accept(index));
        return entry;
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * The scenarios that fit, the best first.
     *
     * @param own     the frames that were compared
     * @param looking whether there may be more
     */
    void show(KernelReport report, List<ScenarioMatch> matches, List<ReportFrame> own, boolean looking) {
        Set<String> known = new HashSet<>();
        matches.forEach(match -> known.addAll(match.known()));
        frames.show(report.frames(), new HashSet<>(own), matches.isEmpty() ? Set.of() : Set.copyOf(matches.get(0).path()), known);
        cards.getChildren().clear();
        shown.clear();
        if (matches.isEmpty()) {
            cards.getChildren().add(line("No bundled scenario has two functions of this call trace on one path of its calls, or the failing one. A .race file of your own is matched by: report FILE --scenario X.race",
                    "match-told"));
        } else {
            told.getChildren().removeIf(line -> line.getStyleClass().contains("report-legend"));
            told.getChildren().add(line("● on a path of calls of " + matches.get(0).name() + "   ○ known to a scenario", "report-legend"));
        }
        for (ScenarioMatch match : matches) {
            MatchCard card = new MatchCard(match, () -> explore.accept(match));
            shown.put(match, card);
            cards.getChildren().add(card);
        }
        if (looking) {
            cards.getChildren().add(line("searching the interleavings of the other scenarios …", "match-told"));
        }
    }

    /** Shows the report beside another one. */
    void compare() {
        side.compare();
    }

    /** What the frames tell of the count that failed; null if nothing. */
    void count(String words) {
        count.setText(words == null ? "" : "Which count it was: " + words);
        count.setVisible(words != null);
        count.setManaged(words != null);
    }

    /** What the mail says, asked. */
    void show(ReportFile file, List<TestedClaim> tested) {
        claims.show(file, tested);
        claimed.getChildren().setAll(ClaimsPane.lines(tested, side::claims));
        if (!tested.isEmpty()) {
            claimed.getChildren().add(0, line("What the mail says, asked of the report, of models and of captures:", "report-fact"));
        }
    }

    /** No scenario could be looked for, for this reason. */
    void failed(String reason) {
        cards.getChildren().setAll(line(reason, "match-alarm"));
    }

    /** How far a scenario's search is, or what it came to. */
    void tell(ScenarioMatch match, String words, boolean busy, boolean alarm) {
        MatchCard card = shown.get(match);
        if (card != null) {
            card.tell(words, busy, alarm);
        }
    }
}

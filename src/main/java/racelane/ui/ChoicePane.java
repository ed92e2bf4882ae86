package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.session.Turn;
import racelane.sim.Schedule;

/** Whose turn it can be: a row a thread, its next step, or each of its possible next steps, on a button. */
final class ChoicePane extends ScrollPane {
    private static final String OTHER = ", O";
    private static final int MOST_OTHERS = 3;

    private final VBox rows = new VBox(7);
    private final Consumer<Schedule.Pick> take;

    ChoicePane(Consumer<Schedule.Pick> take) {
        this.take = take;
        getStyleClass().add("choices");
        rows.getStyleClass().add("choices-rows");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("Threads and their next steps");
        setMinWidth(210);
    }

    /**
     * @param ink    number of a thread's colour
     * @param source the scenario's lines, of which a thread that waits shows its own
     */
    void show(List<Turn> turns, ToIntFunction<Turn> ink, List<String> source) {
        String focused = focused();
        rows.getChildren().clear();
        for (Turn turn : turns) {
            rows.getChildren().add(row(turn, ink.applyAsInt(turn), source));
        }
        if (focused != null) {
            rows.lookupAll(".choice-next").stream().filter(node -> focused.equals(node.getUserData())).findFirst().ifPresent(Node::requestFocus);
        }
    }

    /** The thread whose button has the focus, so that its next one gets it. */
    private String focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof Button && owner.getStyleClass().contains("choice-next") ? (String) owner.getUserData() : null;
    }

    private VBox row(Turn turn, int ink, List<String> source) {
        Label name = new Label(turn.thread());
        name.getStyleClass().addAll("choice-thread", "lane-" + ink);
        name.setMinWidth(USE_PREF_SIZE);
        Label where = new Label(turn.line() == 0 ? turn.state().words() : (turn.state() == Turn.State.WAITS ? "waits in " : "in ") + turn.function() + ", line " + turn.line());
        where.getStyleClass().add("choice-where");
        HBox head = new HBox(7, SourcePane.chip(turn, ink), name, where);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(3, head);
        for (Turn.Choice choice : turn.choices()) {
            row.getChildren().add(button(turn, choice, ink));
        }
        if (turn.state() == Turn.State.WAITS && turn.line() <= source.size()) {
            Label waits = new Label(source.get(turn.line() - 1).strip());
            waits.getStyleClass().add("choice-waits");
            row.getChildren().add(waits);
        }
        return row;
    }

    /** Of several: which one by its number in a schedule, and by what tells it from the others. */
    private static String words(Turn.Choice choice, boolean several) {
        String text = choice.next().text();
        if (!several) {
            return text;
        }
        String memory = choice.next().memory();
        return "/" + choice.pick().choices().stream().map(String::valueOf).collect(Collectors.joining("/")) + "  "
                + (memory.isEmpty() ? text : text.replaceFirst(" → .*", "") + ", " + memory);
    }

    private Button button(Turn turn, Turn.Choice choice, int ink) {
        boolean several = turn.choices().size() > 1;
        Label what = new Label(words(choice, several));
        what.getStyleClass().add("choice-text");
        what.setTextOverrun(OverrunStyle.ELLIPSIS);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox content = new HBox(8, what);
        content.setAlignment(Pos.CENTER_LEFT);
        String finds = choice.next().findings().stream().map(finding -> finding.kind().word().replace('-', ' ')).distinct().collect(Collectors.joining(", "));
        if (!finds.isEmpty()) {
            Label warning = new Label("! " + finds);
            warning.getStyleClass().add("choice-finds");
            content.getChildren().add(warning);
        }
        // The thread's key takes the first; the key of the other choice goes on from one to the next.
        int place = turn.choices().indexOf(choice);
        String keys = turn.number() > 9 || place > MOST_OTHERS ? "" : turn.number() + OTHER.repeat(place);
        if (!keys.isEmpty()) {
            content.getChildren().add(CommandRow.key(keys));
        }
        Button button = new Button();
        button.setGraphic(content);
        button.getStyleClass().addAll("choice-next", "edge-lane-" + ink);
        button.setUserData(turn.thread());
        button.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(button.widthProperty().subtract(22));
        content.setMinWidth(0);
        button.setMinWidth(0);
        button.setOnAction(pressed -> take.accept(choice.pick()));
        button.setAccessibleText("Run " + turn.thread() + ": " + what.getText() + (finds.isEmpty() ? "" : ", finds " + finds) + (keys.isEmpty() ? "" : ", keys " + keys));
        button.setTooltip(new Tooltip(what.getText() + (finds.isEmpty() ? "" : "\nfinds: " + finds)));
        return button;
    }
}

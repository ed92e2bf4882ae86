package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.StackBeside;
import racelane.session.Command;
import racelane.session.Commands;

/** At the left of a run: the call trace of the report that it was run for, laid beside the stack at the failing step. */
final class BesidePane extends VBox {
    private static final double WIDTH = 272;

    private final Label title = new Label();
    private final Label sum = new Label();
    private final Label supposed = new Label();
    private final VBox rows = new VBox(1);

    BesidePane(Consumer<Command> run) {
        getStyleClass().add("beside");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        Label heading = new Label("REPORT AND MODEL");
        heading.getStyleClass().add("table-title");
        title.getStyleClass().add("beside-title");
        sum.getStyleClass().add("beside-sum");
        supposed.getStyleClass().add("hypothesis-supposed");
        for (Label label : new Label[] {title, sum, supposed}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        rows.getStyleClass().add("frames");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("The report's call trace beside the simulated stack");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button back = new Button("Back to the report  (R)");
        back.setMaxWidth(Double.MAX_VALUE);
        back.setOnAction(pressed -> run.accept(Commands.get("report-page")));
        Button answer = new Button("Write the answer…");
        answer.setMaxWidth(Double.MAX_VALUE);
        answer.setOnAction(pressed -> run.accept(Commands.get("write-answer")));
        getChildren().addAll(heading, title, supposed, sum, scroll, answer, back);
    }

    /**
     * @param failing      what failed in the run, for people
     * @param suppositions what the scenario supposes that no kernel is known to do
     */
    void show(String failing, List<String> suppositions, StackBeside beside) {
        title.setText(failing);
        supposed.setText(suppositions.isEmpty() ? "" : "! It supposes that " + String.join("; ", suppositions));
        supposed.setVisible(!suppositions.isEmpty());
        supposed.setManaged(!suppositions.isEmpty());
        int missing = beside.missing().size();
        int extra = beside.extra().size();
        sum.setText(missing == 0 && extra == 0 ? "The model's stack at this step is the report's: all " + beside.equal() + " frames are equal."
                : "Of the two stacks " + beside.equal() + " frames are equal; − " + missing + " of the report are missing in the model, + " + extra + " stand in the model only.");
        rows.getChildren().clear();
        for (StackBeside.Row row : beside.rows()) {
            String name = row.reported() == null ? row.simulated() : row.reported().symbol();
            String style = row.isEqual() ? "equal" : row.reported() == null ? "extra" : "missing";
            rows.getChildren().add(FramesPane.row(row.isEqual() ? "=" : row.reported() == null ? "+" : "−", name, style,
                    row.isEqual() ? "in both" : row.reported() == null ? "in the model only" : "in the report only"));
        }
    }
}

package racelane.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.FramePair;
import racelane.compare.ReportComparison;
import racelane.trace.ReportFrame;

/** The report, A, beside one of another file, B: facts, frames side by side, messages around both. Takes a file that is dropped on it. */
final class ComparePane extends VBox {
    private final Label told = words("", "match-told");
    private final GridPane facts = new GridPane();
    private final Label sum = words("", "match-reached");
    private final GridPane frames = new GridPane();
    private final VBox messages = new VBox(2);
    private final Button open = new Button("Choose…");

    /**
     * @param choose asks for a file
     * @param take   is handed one
     */
    ComparePane(Runnable choose, Consumer<Path> take) {
        getStyleClass().add("explanation");
        setSpacing(8);
        clear();
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(USE_PREF_SIZE);
        open.setAccessibleText("Choose another log or mail to compare with");
        open.setOnAction(pressed -> choose.run());
        HBox head = new HBox(8, told, open);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("compare-drop");
        for (GridPane grid : new GridPane[] {facts, frames}) {
            grid.setHgap(10);
            grid.setVgap(2);
        }
        frames.getStyleClass().add("frames");
        VBox all = new VBox(10, facts, sum, frames, messages);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("The report beside another one");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        setOnDragOver(this::over);
        setOnDragDropped(event -> dropped(event, take));
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        }
        event.consume();
    }

    private static void dropped(DragEvent event, Consumer<Path> take) {
        File file = event.getDragboard().getFiles().stream().findFirst().orElse(null);
        event.setDropCompleted(file != null);
        event.consume();
        if (file != null) {
            take.accept(file.toPath());
        }
    }

    /** Puts the keys on the button that asks for a file. */
    void ready() {
        open.requestFocus();
    }

    /** Nothing is compared. */
    void clear() {
        told.setText("Drop another log or mail here, or choose one: the report in it that is most like this one is laid beside it.");
        facts.getChildren().clear();
        frames.getChildren().clear();
        messages.getChildren().clear();
        sum.setText("");
    }

    /** What is being done, or cannot be. */
    void tell(String words) {
        told.setText(words);
    }

    /** @param placeA where the report stands, {@code FILE:LINE} */
    void show(String placeA, String placeB, ReportComparison comparison) {
        clear();
        told.setText("A  " + placeA + "\nB  " + placeB);
        width(facts, 16, 42, 42);
        int row = 0;
        for (ReportComparison.Fact fact : comparison.facts()) {
            if (fact.a() != null || fact.b() != null) {
                facts.add(words(fact.what(), "match-why"), 0, row);
                facts.add(words(fact.isSame() ? "=  " + fact.a() : "A  " + said(fact.a()), "report-fact"), 1, row, fact.isSame() ? 2 : 1, 1);
                if (!fact.isSame()) {
                    facts.add(words("B  " + said(fact.b()), "report-fact"), 2, row);
                }
                row++;
            }
        }
        sum.setText(comparison.framesInWords());
        width(frames, 4, 48, 48);
        for (int i = 0; i < comparison.frames().size(); i++) {
            frame(comparison.frames().get(i), i);
        }
        messages.getChildren().add(words(comparison.messages().isEmpty() ? "no message stands around both" : "messages around both", "match-why"));
        comparison.messages().forEach(message -> messages.getChildren().add(words(message.words() + ":  " + message.text(), "report-fact")));
    }

    private void frame(FramePair pair, int row) {
        String sign = switch (pair.word()) {
            case SAME, NAMED -> "=";
            case MOVED -> "~";
            case ONLY_A -> "−";
            case ONLY_B -> "+";
        };
        String style = pair.a() == null || pair.b() == null ? "missing" : pair.word() == FramePair.Word.MOVED ? "plain" : "equal";
        frames.add(cell(sign, style), 0, row);
        frames.add(cell(place(pair.a()), style), 1, row);
        frames.add(cell(place(pair.b()), style), 2, row);
    }

    private static String said(String text) {
        return text == null ? "(does not say)" : text;
    }

    private static String place(ReportFrame frame) {
        return frame == null ? "" : FramesPane.text(frame);
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("frame", style);
        label.setMinWidth(0);
        return label;
    }

    private static void width(GridPane grid, int... percents) {
        grid.getColumnConstraints().clear();
        for (int percent : percents) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

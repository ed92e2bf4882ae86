package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.Hypothesis;
import racelane.session.Explanation;

/** Which explanation fits: a row for each hypothesis, the best first, growing while they are searched; Enter opens the shortest run. */
final class ExplanationPane extends VBox {
    private final Label question = new Label();
    private final Label state = new Label();
    private final Button stop = new Button("Stop");
    private final ListView<Hypothesis> rows = new ListView<>();
    private final VBox open = new VBox(3);

    /**
     * @param run    told which hypothesis' run is to be opened
     * @param cancel ends the searches
     */
    ExplanationPane(Consumer<Hypothesis> run, Runnable cancel) {
        getStyleClass().add("explanation");
        setSpacing(8);
        state.getStyleClass().add("match-told");
        state.setMinWidth(0);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(pressed -> cancel.run());
        HBox head = new HBox(8, state, stop);
        head.setAlignment(Pos.CENTER_LEFT);
        question.getStyleClass().add("match-why");
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("hypotheses");
        rows.setAccessibleText("Hypotheses, the best first; Enter opens the shortest run");
        rows.setCellFactory(list -> new Row());
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                run(run);
                event.consume();
            }
        });
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                run(run);
            }
        });
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(head, question, rows, open);
    }

    private void run(Consumer<Hypothesis> run) {
        Hypothesis chosen = rows.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            run.accept(chosen);
        }
    }

    /** Nothing is searched yet. */
    void waiting() {
        fill(List.of());
        state.setText("the hypotheses are searched when the scenarios have been compared …");
        question.setText("");
        open.getChildren().clear();
        stop.setDisable(true);
    }

    /** The rows so far. */
    void show(List<Hypothesis> ranked, int done, int of) {
        fill(ranked);
        state.setText(ranked.size() + " hypotheses searched, " + done + " of " + of + " scenarios and settings looked at …");
        question.setText("");
        open.getChildren().clear();
        stop.setDisable(false);
    }

    /** All that was asked, and what it leaves open. */
    void show(Explanation explanation, int reachable) {
        fill(explanation.ranked());
        state.setText(explanation.canBeAsked() ? explanation.ranked().size() + " hypotheses, " + reachable + " reach the report" : "no scenario can have a report of this kind with these frames");
        question.setText("Asked of each, in every interleaving: " + explanation.question() + "  Enter or a double click opens the shortest run.");
        open.getChildren().setAll(explanation.open().stream().map(sentence -> words(sentence, "match-reached")).toList());
        stop.setDisable(true);
    }

    /** It was stopped, or cannot go on, for this reason. */
    void ended(String reason) {
        state.setText(reason);
        stop.setDisable(true);
    }

    private void fill(List<Hypothesis> ranked) {
        Hypothesis chosen = rows.getSelectionModel().getSelectedIndex() > 0 ? rows.getSelectionModel().getSelectedItem() : null;
        rows.getItems().setAll(ranked);
        if (chosen != null) {
            rows.getSelectionModel().select(chosen);
        } else if (!ranked.isEmpty()) {
            rows.getSelectionModel().select(0);
            rows.scrollTo(0);
        }
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What a verdict looks like without its colour. */
    private static String sign(Hypothesis.Answer answer) {
        return switch (answer) {
            case REACHABLE -> "●";
            case OTHER_CHAIN -> "◐";
            case STOPPED, NO_SEARCH -> "?";
            case NOT_REACHABLE -> "○";
        };
    }

    /** A cell's padding, and room for the scroll bar. */
    private static final double AROUND = 38;

    private static final class Row extends ListCell<Hypothesis> {
        @Override
        protected void updateItem(Hypothesis one, boolean empty) {
            super.updateItem(one, empty);
            setText(null);
            // A wrapped text is as wide as the list, not as its longest line.
            setPrefWidth(0);
            VBox content = empty || one == null ? null : content(one);
            if (content != null) {
                content.prefWidthProperty().bind(getListView().widthProperty().subtract(AROUND));
            }
            setGraphic(content);
            setAccessibleText(empty || one == null ? null : spoken(one));
        }

        /** As high as its lines at the list's width; the list asks before it has laid the cell out. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() instanceof VBox content ? snappedTopInset() + content.prefHeight(content.getPrefWidth()) + snappedBottomInset() : super.computePrefHeight(width);
        }

        private static String named(Hypothesis one) {
            return one.name() + (one.set().isEmpty() ? "" : "  " + String.join(" ", one.settings()));
        }

        private static String spoken(Hypothesis one) {
            return named(one) + ": " + one.answer().words() + ", " + one.counts() + "; " + String.join("; ", one.agrees()) + "; " + String.join("; ", one.differs());
        }

        private static VBox content(Hypothesis one) {
            Label verdict = new Label(sign(one.answer()) + " " + one.answer().words());
            verdict.getStyleClass().addAll("hypothesis-verdict", one.answer() == Hypothesis.Answer.REACHABLE ? "reachable" : "other");
            verdict.setMinWidth(USE_PREF_SIZE);
            Label name = new Label(named(one));
            name.getStyleClass().add("hypothesis-name");
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            Label steps = new Label(one.best() == null ? one.counts() : one.best().steps() + " steps, " + one.counts());
            steps.getStyleClass().add("match-why");
            steps.setMinWidth(USE_PREF_SIZE);
            HBox head = new HBox(10, verdict, name, steps);
            head.setAlignment(Pos.BASELINE_LEFT);
            VBox all = new VBox(2, head);
            Explanation.suppositions(one.program()).forEach(supposed -> all.getChildren().add(words("! supposed: " + supposed, "hypothesis-supposed")));
            if (!one.agrees().isEmpty()) {
                all.getChildren().add(words("=  " + String.join(" · ", one.agrees()), "hypothesis-agrees"));
            }
            if (!one.differs().isEmpty()) {
                all.getChildren().add(words("~  " + String.join(" · ", one.differs()), "match-why"));
            }
            return all;
        }
    }
}

package racelane.ui;

import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import racelane.timeline.Inspector;

/** A finding in words, and the steps it rests on, each of which can be stood on. */
final class FindingCard {
    private FindingCard() {}

    static VBox of(Inspector.Card card, int cursor, IntConsumer jump) {
        VBox box = new VBox();
        box.getStyleClass().add("card");
        Label title = new Label(TraceText.of(card.title()));
        title.getStyleClass().add("card-title");
        Label summary = new Label(TraceText.of(card.summary()));
        summary.getStyleClass().add("card-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Label.USE_PREF_SIZE);
        box.getChildren().addAll(title, summary);
        if (!card.certain()) {
            Label uncertain = new Label("not certain");
            uncertain.getStyleClass().add("card-uncertain");
            box.getChildren().add(uncertain);
        }
        if (!card.steps().isEmpty()) {
            box.getChildren().add(steps(card, cursor, jump));
        }
        box.setAccessibleText(card.title() + ". " + card.summary());
        return box;
    }

    private static FlowPane steps(Inspector.Card card, int cursor, IntConsumer jump) {
        FlowPane steps = new FlowPane(5, 2);
        Label rests = new Label("rests on");
        rests.getStyleClass().add("card-rests");
        steps.getChildren().add(rests);
        for (int i = 0; i < card.steps().size(); i++) {
            Inspector.Step step = card.steps().get(i);
            Hyperlink link = new Hyperlink(step.label());
            link.getStyleClass().add("card-step");
            if (step.row() == cursor) {
                link.getStyleClass().add("here");
            }
            link.setTooltip(new Tooltip(step.text()));
            link.setAccessibleText("step " + step.label() + ": " + step.text());
            link.setOnAction(clicked -> jump.accept(step.row()));
            steps.getChildren().add(link);
            if (i + 1 < card.steps().size()) {
                Label dot = new Label("·");
                dot.getStyleClass().add("card-rests");
                steps.getChildren().add(dot);
            }
        }
        return steps;
    }
}

package racelane.ui;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Beside a report: the scenarios that fit it, or which explanation does; one of the two is seen. */
final class ReportSide extends BorderPane {
    private final ToggleButton scenarios = new ToggleButton("Scenarios that fit");
    private final ToggleButton explanations = new ToggleButton("Which explanation fits");

    ReportSide(Node cards, ExplanationPane explanation) {
        getStyleClass().add("report-side");
        ToggleGroup group = new ToggleGroup();
        scenarios.setToggleGroup(group);
        explanations.setToggleGroup(group);
        HBox head = new HBox(6, scenarios, explanations);
        head.getStyleClass().add("report-tabs");
        setTop(head);
        setCenter(cards);
        scenarios.setSelected(true);
        group.selectedToggleProperty().addListener((was, before, now) -> {
            if (now == null) {
                // One of the two is always seen.
                before.setSelected(true);
            } else {
                setCenter(now == scenarios ? cards : explanation);
            }
        });
    }

    /** Shows the hypotheses. */
    void explain() {
        explanations.setSelected(true);
    }
}

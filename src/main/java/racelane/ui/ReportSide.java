package racelane.ui;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Beside a report: the scenarios that fit it, which explanation does, or another report; one of the three is seen. */
final class ReportSide extends BorderPane {
    private final ToggleButton scenarios = new ToggleButton("Scenarios that fit");
    private final ToggleButton explanations = new ToggleButton("Which explanation fits");
    private final ToggleButton another = new ToggleButton("Another report");

    ReportSide(Node cards, ExplanationPane explanation, ComparePane comparison) {
        getStyleClass().add("report-side");
        ToggleGroup group = new ToggleGroup();
        scenarios.setToggleGroup(group);
        explanations.setToggleGroup(group);
        another.setToggleGroup(group);
        HBox head = new HBox(6, scenarios, explanations, another);
        head.getStyleClass().add("report-tabs");
        setTop(head);
        setCenter(cards);
        scenarios.setSelected(true);
        group.selectedToggleProperty().addListener((was, before, now) -> {
            if (now == null) {
                // One of them is always seen.
                before.setSelected(true);
            } else {
                setCenter(now == scenarios ? cards : now == explanations ? explanation : comparison);
            }
        });
    }

    /** Shows the report beside another one. */
    void compare() {
        another.setSelected(true);
    }
}

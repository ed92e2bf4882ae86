package racelane.ui;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Beside a report: the scenarios that fit it, which explanation does, what its mail says, or another report; one of them is seen. */
final class ReportSide extends BorderPane {
    private final ToggleButton scenarios = new ToggleButton("Scenarios that fit");
    private final ToggleButton explanations = new ToggleButton("Which explanation fits");
    private final ToggleButton claimed = new ToggleButton("What the mail says");
    private final ToggleButton another = new ToggleButton("Another report");

    ReportSide(Node cards, ExplanationPane explanation, ClaimsPane claims, ComparePane comparison) {
        getStyleClass().add("report-side");
        ToggleGroup group = new ToggleGroup();
        scenarios.setToggleGroup(group);
        explanations.setToggleGroup(group);
        claimed.setToggleGroup(group);
        another.setToggleGroup(group);
        HBox head = new HBox(6, scenarios, explanations, claimed, another);
        head.getStyleClass().add("report-tabs");
        setTop(head);
        setCenter(cards);
        scenarios.setSelected(true);
        group.selectedToggleProperty().addListener((was, before, now) -> {
            if (now == null) {
                // One of them is always seen.
                before.setSelected(true);
            } else {
                setCenter(now == scenarios ? cards : now == explanations ? explanation : now == claimed ? claims : comparison);
            }
        });
    }

    /** Shows what the mail says. */
    void claims() {
        claimed.setSelected(true);
    }

    /** Shows the report beside another one. */
    void compare() {
        another.setSelected(true);
    }
}

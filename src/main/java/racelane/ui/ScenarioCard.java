package racelane.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import racelane.scenario.Program;

/** A bundled scenario: its name, what it shows, who runs in it. A button, so that keys reach it. */
final class ScenarioCard extends Button {
    ScenarioCard(String name, Program program, Runnable open) {
        getStyleClass().add("sample");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Label title = new Label(name);
        title.getStyleClass().add("sample-name");
        Label about = new Label(program.title);
        about.getStyleClass().add("sample-about");
        about.setWrapText(true);
        about.setMinHeight(36);
        about.setPrefHeight(36);
        about.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        Label who = new Label(String.join(", ", program.threads.stream().map(Program.ThreadSpec::name).toList())
                + (program.configs.isEmpty() ? "" : " · " + program.configs.size() + (program.configs.size() == 1 ? " config" : " configs")));
        who.getStyleClass().add("sample-ran");
        VBox words = new VBox(4, title, about, who);
        words.getStyleClass().add("sample-words");
        words.setPrefWidth(SampleCard.WIDTH);
        words.setMaxWidth(SampleCard.WIDTH);
        setGraphic(words);
        setAccessibleText("Drive the scenario " + name + ": " + program.title);
        setOnAction(pressed -> open.run());
    }
}

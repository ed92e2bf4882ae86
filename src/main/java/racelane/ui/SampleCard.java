package racelane.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import racelane.catalog.Sample;

/** A bundled trace: its picture, what ran, what to look at. A button, so that keys reach it. */
final class SampleCard extends Button {
    static final double WIDTH = 326;
    static final double THUMBNAIL = 132;

    SampleCard(Sample sample, Node thumbnail, Runnable open) {
        getStyleClass().add("sample");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Label name = new Label(sample.name());
        name.getStyleClass().add("sample-name");
        Label about = text(sample.about(), "sample-about", 54);
        Label ran = text("Linux " + sample.kernel() + " · " + (sample.ran().equals("nothing") ? "nothing beside the two loops" : sample.ran()), "sample-ran", 32);
        VBox words = new VBox(4, name, about, ran);
        words.getStyleClass().add("sample-words");
        VBox card = new VBox(thumbnail, words);
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        setGraphic(card);
        setAccessibleText("Open the capture " + sample.name() + ": " + sample.about());
        setOnAction(pressed -> open.run());
    }

    private static Label text(String text, String style, double height) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(height);
        label.setPrefHeight(height);
        label.setMaxHeight(height);
        label.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return label;
    }
}

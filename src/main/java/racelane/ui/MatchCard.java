package racelane.ui;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.ScenarioMatch;
import racelane.session.Explanation;

/** A scenario that fits a report: how well, why, and a button that runs it. */
final class MatchCard extends VBox {
    private final Button explore = new Button("Explore");
    private final Label result = new Label();

    MatchCard(ScenarioMatch match, Runnable run) {
        getStyleClass().add("match");
        Label name = new Label(match.name());
        name.getStyleClass().add("sample-name");
        name.setMinWidth(0);
        Label score = new Label(String.format(Locale.ROOT, "%.2f", match.score()));
        score.getStyleClass().add("match-score");
        score.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        explore.setMinWidth(USE_PREF_SIZE);
        explore.getStyleClass().add("primary");
        explore.setAccessibleText("Explore " + match.name());
        explore.setOnAction(pressed -> run.run());
        HBox head = new HBox(8, score, name, gap, explore);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, text(match.program().title + (match.set().isEmpty() ? "" : ", with " + String.join(" ", match.settings())), "match-title"));
        Explanation.suppositions(match.program()).forEach(supposed -> getChildren().add(text("! It supposes that " + supposed + ". It shows from which state the report follows, not what brings that state about.", "hypothesis-supposed")));
        if (match.beside() != null) {
            getChildren().add(text(match.reached().finding().kind().word() + " reached" + ScenarioMatch.in(match.reached().finding()) + " after " + match.reached().steps() + " steps: "
                    + match.beside().equal() + " frames equal, " + match.beside().missing().size() + " missing, " + match.beside().extra().size() + " extra", "match-reached"));
        }
        match.why().forEach(why -> getChildren().add(text(why, "match-why")));
        result.setWrapText(true);
        result.setVisible(false);
        result.setManaged(false);
        getChildren().add(result);
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        // A wrapped label has no least height of its own: it would be cut to one line.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** How far its search is, or what it came to. */
    void tell(String words, boolean busy, boolean alarm) {
        result.setText(words);
        result.getStyleClass().setAll("label", alarm ? "match-alarm" : "match-told");
        result.setVisible(true);
        result.setManaged(true);
        result.setMinHeight(Region.USE_PREF_SIZE);
        explore.setText(busy ? "Stop" : "Explore");
    }
}

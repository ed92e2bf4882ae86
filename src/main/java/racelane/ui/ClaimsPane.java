package racelane.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.TestedClaim;
import racelane.session.Explanation;
import racelane.session.ReportFile;

/** What a mail says of the failure, sentence by sentence, and what became of it when it was asked. Empty for a log without a mail. */
final class ClaimsPane extends VBox {
    ClaimsPane() {
        getStyleClass().add("claims");
        setSpacing(8);
    }

    void clear() {
        getChildren().clear();
    }

    void show(ReportFile file, List<TestedClaim> claims) {
        clear();
        if (claims.isEmpty()) {
            return;
        }
        Label heading = new Label("WHAT IS SAID THERE, ASKED");
        heading.getStyleClass().add("table-title");
        getChildren().add(heading);
        claims.forEach(claim -> getChildren().add(claim(file, claim)));
    }

    private static VBox claim(ReportFile file, TestedClaim claim) {
        VBox box = new VBox(3, words("“" + claim.sentence().text() + "”  " + file.place(claim.sentence().line()), "claim-quote"));
        box.getStyleClass().add("match");
        if (claim.untested() != null) {
            box.getChildren().add(words("?  not tested: " + claim.untested(), "match-why"));
        }
        for (TestedClaim.Answer answer : claim.answers()) {
            box.getChildren().add(words(sign(answer.word()) + "  " + answer.verdict(), "claim-verdict"));
            box.getChildren().add(words(answer.said() + (answer.place() == null ? "" : "  " + answer.place()), "match-why"));
            if (answer.setting() != null) {
                box.getChildren().add(words("$ " + Explanation.command(answer), "claim-command"));
            }
        }
        return box;
    }

    /** What a verdict looks like without its words. */
    private static String sign(TestedClaim.Word word) {
        return switch (word) {
            case HOLDS -> "✓";
            case NOT -> "✗";
            case SUPPOSED, OPEN -> "?";
        };
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

package racelane.ui;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.compare.TestedClaim;
import racelane.session.Explanation;
import racelane.session.ReportFile;

/** What a mail says of the failure, sentence by sentence, and what became of it when it was asked. */
final class ClaimsPane extends ScrollPane {
    private final VBox claims = new VBox(10);

    ClaimsPane() {
        claims.getStyleClass().add("report-column");
        setContent(claims);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("What is said there, and what became of it when it was asked");
    }

    /** Not asked yet, or not to be: the reason. */
    void tell(String words) {
        claims.getChildren().setAll(words(words, "match-told"));
    }

    void show(ReportFile file, List<TestedClaim> tested) {
        tell("Nothing is said there that can be asked: no sentence says who calls, takes, gives back, frees or races.");
        if (!tested.isEmpty()) {
            claims.getChildren().setAll(tested.stream().map(claim -> claim(file, claim)).toList());
        }
    }

    /** A line for each claim, to stand beside the report; pressed, it shows the whole of them. */
    static List<Button> lines(List<TestedClaim> tested, Runnable show) {
        return tested.stream().map(claim -> {
            String signs = claim.untested() != null ? "?" : claim.answers().stream().map(answer -> sign(answer.word())).distinct().collect(Collectors.joining());
            Button line = new Button(signs + "  “" + claim.sentence().text() + "” (line " + claim.sentence().line() + "): " + claim.verdicts());
            line.getStyleClass().add("report-claim");
            line.setMnemonicParsing(false);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.setMaxWidth(Double.MAX_VALUE);
            line.setAccessibleText(claim.sentence().text() + ": " + claim.verdicts());
            line.setTooltip(new Tooltip(claim.sentence().text()));
            line.setOnAction(pressed -> show.run());
            return line;
        }).toList();
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

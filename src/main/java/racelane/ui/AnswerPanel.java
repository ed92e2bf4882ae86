package racelane.ui;

import java.io.File;
import java.nio.file.Files;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import racelane.export.TextDiagram;
import racelane.session.AnswerDraft;
import racelane.session.DrivenRun;
import racelane.session.ReportFile;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.KernelReport;

/** The draft of an answer over the window: read, changed, copied, saved. */
final class AnswerPanel {
    private static final Insets AWAY = new Insets(42, 12, 12, 12);

    private final Overlay overlay;
    private final ScenarioSearch.Means means;
    private final ReportDesk.Target target;

    AnswerPanel(Overlay overlay, ScenarioSearch.Means means, ReportDesk.Target target) {
        this.overlay = overlay;
        this.means = means;
        this.target = target;
    }

    void show(ReportFile file, KernelReport report, AnswerDraft.Found found) {
        means.background().run("answer", job -> AnswerDraft.of(file, report, found, this::diagram), this::show,
                failure -> target.notice("the answer cannot be written: " + ScenarioFault.reason(failure)));
    }

    private AnswerDraft.Diagram diagram(AnswerDraft.Shown shown) {
        DrivenRun run = new DrivenRun(shown.program(), shown.run());
        Timeline timeline = ShownRun.of(run, means.opening()).timeline();
        ViewState view = run.atEndOf(shown.schedule(), shown.kind(), timeline);
        return new AnswerDraft.Diagram(TextDiagram.of(timeline, view, TextDiagram.COLUMNS), view.cursorRow() + 1L);
    }

    private void show(String draft) {
        TextArea text = new TextArea(draft);
        text.getStyleClass().add("answer-text");
        text.setAccessibleText("Draft of the answer");
        text.setPrefSize(690, 560);
        Label title = new Label("Draft of an answer: nothing in it that was not found here");
        title.getStyleClass().add("config-title");
        Button copy = new Button("Copy");
        copy.getStyleClass().add("primary");
        copy.setOnAction(pressed -> {
            TextCopy.put(text.getText());
            overlay.close();
            target.say("copied the answer, " + text.getText().lines().count() + " lines");
        });
        Button save = new Button("Save…");
        save.setOnAction(pressed -> save(text.getText()));
        Button close = new Button("Close");
        close.setOnAction(pressed -> overlay.giveUp());
        HBox buttons = new HBox(8, copy, save, close);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("config-buttons");
        VBox panel = new VBox(title, text, buttons);
        panel.getStyleClass().addAll("panel", "configs");
        overlay.show(panel, text, Pos.TOP_CENTER, AWAY);
    }

    private void save(String text) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the answer");
        chooser.setInitialFileName("answer.txt");
        File chosen = chooser.showSaveDialog(target.stage());
        if (chosen != null) {
            means.background().run("save", job -> Files.writeString(chosen.toPath(), text), saved -> {
                overlay.close();
                target.say("saved " + saved);
            }, failure -> target.notice(chosen + ": not saved (" + failure.getMessage() + "); choose another place"));
        }
    }
}

package racelane.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import racelane.catalog.Sample;
import racelane.scenario.Program;

/** What is there before a trace is: the traces that come with the program, recent files, and where to drop one. */
final class StartPage extends ScrollPane {
    private final VBox recent = new VBox();
    private final VBox scenarios = new VBox(14);
    private final Consumer<Path> openFile;

    StartPage(List<Sample> samples, List<String> formats, SampleThumbnails thumbnails, Consumer<Sample> openSample, Consumer<Path> openFile, Runnable choose) {
        this.openFile = openFile;
        getStyleClass().add("start");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Label title = label("Racelane", "start-title");
        Label about = label("Turns a race on a reference count into a picture that can be stepped through.", "start-about");
        VBox content = new VBox(title, about, drop(choose, formats));
        content.getStyleClass().add("start-content");
        content.getChildren().add(recent);
        if (!samples.isEmpty()) {
            FlowPane cards = new FlowPane(16, 16);
            for (Sample sample : samples) {
                cards.getChildren().add(new SampleCard(sample, thumbnails.of(sample), () -> openSample.accept(sample)));
            }
            content.getChildren().addAll(label("Captures of a real race", "start-heading"), cards);
        }
        content.getChildren().add(scenarios);
        VBox centre = new VBox(content);
        centre.setAlignment(Pos.TOP_CENTER);
        centre.getStyleClass().add("start-page");
        setContent(centre);
    }

    private static VBox drop(Runnable choose, List<String> formats) {
        Button open = new Button("Open a trace or a scenario…");
        open.getStyleClass().add("primary");
        open.setOnAction(pressed -> choose.run());
        Label hint = label("or drop a file anywhere on this window: " + String.join(", ", formats)
                + ", scenarios (.race); traces compressed with gzip, xz or zstd or not; a trace and the log beside it together; a kernel report in a mail or a log, dropped or pasted (Ctrl+V)", "start-hint");
        hint.setWrapText(true);
        VBox box = new VBox(10, open, hint);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("start-drop");
        return box;
    }

    boolean wantsScenarios() {
        return scenarios.getChildren().isEmpty();
    }

    void showScenarios(Map<String, Program> programs, Consumer<String> open) {
        FlowPane cards = new FlowPane(16, 16);
        programs.forEach((name, program) -> cards.getChildren().add(new ScenarioCard(name, program, () -> open.accept(name))));
        scenarios.getChildren().setAll(label("Scenarios to drive and to explore", "start-heading"), cards);
    }

    void showRecent(List<Path> files) {
        recent.getChildren().clear();
        if (files.isEmpty()) {
            return;
        }
        recent.getChildren().add(label("Recent", "start-heading"));
        for (Path file : files.subList(0, Math.min(6, files.size()))) {
            Path name = file.getFileName();
            Path folder = file.getParent();
            Hyperlink link = new Hyperlink(name == null ? file.toString() : name.toString());
            link.getStyleClass().add("recent");
            link.setMnemonicParsing(false);
            link.setOnAction(clicked -> openFile.accept(file));
            link.setAccessibleText("Open " + file);
            Label where = label(folder == null ? "" : folder.toString(), "start-hint");
            where.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
            javafx.scene.layout.HBox row = new javafx.scene.layout.HBox(10, link, where);
            row.setAlignment(Pos.BASELINE_LEFT);
            recent.getChildren().add(row);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}

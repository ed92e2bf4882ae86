package racelane.ui;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.timeline.Times;
import racelane.trace.Problem;

/** What is wrong with the trace, where, and what was done about it: one line, all of them on a click. */
final class ProblemsBar extends VBox {
    private static final int MAX_SHOWN = 500;

    private final Label first = new Label();
    private final Button details = new Button();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private List<Problem> problems = List.of();
    private boolean dismissed;

    ProblemsBar() {
        getStyleClass().add("problems");
        Label sign = new Label("!");
        sign.getStyleClass().add("problem-sign");
        sign.setMinWidth(USE_PREF_SIZE);
        first.getStyleClass().add("problem-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        details.getStyleClass().add("flat");
        details.setMinWidth(USE_PREF_SIZE);
        details.setAccessibleText("Show or hide all problems");
        details.setOnAction(pressed -> toggle());
        Button close = new Button("", Icons.of(Icons.CLOSE, 9));
        close.getStyleClass().add("flat");
        close.setAccessibleText("Hide this bar");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(pressed -> {
            dismissed = true;
            fold();
        });
        HBox bar = new HBox(10, sign, first, gap, details, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(180);
        lines.getStyleClass().add("problem-lines");
        getChildren().add(bar);
        fold();
    }

    void show(List<Problem> now) {
        if (now.equals(problems)) {
            return;
        }
        // Of a live stream the same problem grows: who has put it away, or reads on in the list, is left alone.
        boolean sameKinds = kinds(now).equals(kinds(problems));
        problems = now;
        if (!sameKinds) {
            dismissed = false;
            getChildren().remove(scroll);
        }
        if (!now.isEmpty()) {
            first.setText((now.size() > 1 ? Times.number(now.size()) + " problems: " : "") + TraceText.of(line(now.get(0))));
        }
        details.setText("All " + now.size());
        details.setVisible(now.size() > 1);
        fold();
    }

    private static Set<String> kinds(List<Problem> problems) {
        return problems.stream().map(Problem::kind).collect(Collectors.toSet());
    }

    private void fold() {
        boolean shown = !dismissed && !problems.isEmpty();
        setVisible(shown);
        setManaged(shown);
    }

    private void toggle() {
        if (getChildren().remove(scroll)) {
            return;
        }
        lines.getChildren().clear();
        for (Problem problem : problems.subList(0, Math.min(MAX_SHOWN, problems.size()))) {
            Label label = new Label(TraceText.of(line(problem)));
            label.setWrapText(true);
            lines.getChildren().add(label);
        }
        if (problems.size() > MAX_SHOWN) {
            lines.getChildren().add(new Label("and " + Times.number(problems.size() - MAX_SHOWN) + " more, listed by the verb info"));
        }
        getChildren().add(scroll);
    }

    private static String line(Problem problem) {
        String where = problem.line() > 0 ? "line " + problem.line() + ": " : problem.offset() >= 0 ? "byte " + Times.number(problem.offset()) + ": " : "";
        return where + problem.text();
    }
}

package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import racelane.session.Turn;

/** The source of a scenario. In front of a line stand the numbers of the threads that are about to run it, each in its lane's colour. */
final class SourcePane extends ListView<String> {
    private static final double ROW = 19;
    /** Lines above and below that a line has around it once it was scrolled to. */
    private static final int AROUND = 3;

    private final Map<Integer, List<Turn>> turns = new TreeMap<>();
    private ToIntFunction<Turn> ink = turn -> turn.number() - 1;
    private String source;

    SourcePane() {
        getStyleClass().add("source");
        setFixedCellSize(ROW);
        setCellFactory(view -> new Line());
        setAccessibleText("Source of the scenario");
        setMinWidth(220);
    }

    /**
     * @param ink   number of a thread's colour
     * @param about the thread whose line is to be in view, or null
     */
    void show(String text, List<Turn> now, ToIntFunction<Turn> ink, Turn about) {
        this.ink = ink;
        turns.clear();
        now.stream().filter(turn -> turn.line() > 0).forEach(turn -> turns.computeIfAbsent(turn.line(), line -> new ArrayList<>()).add(turn));
        if (!text.equals(source)) {
            source = text;
            setItems(FXCollections.observableArrayList(text.lines().map(line -> line.replace("\t", "    ")).toList()));
        } else {
            refresh();
        }
        setAccessibleHelp(now.stream().filter(turn -> turn.line() > 0).map(turn -> turn.thread() + " at line " + turn.line()).collect(Collectors.joining(", ")));
        if (about != null && about.line() > 0) {
            bring(about.line() - 1);
        }
    }

    private void bring(int index) {
        Node flow = lookup(".virtual-flow");
        int rows = Math.max(1, (int) Math.floor(getHeight() / ROW));
        int first = flow instanceof VirtualFlow<?> shown && shown.getFirstVisibleCell() != null ? shown.getFirstVisibleCell().getIndex() : -1;
        if (first < 0 || index < first + AROUND || index > first + rows - 1 - AROUND) {
            scrollTo(Math.max(0, index - rows / 3));
        }
    }

    /** One line: its number, who stands there, its text. */
    private final class Line extends ListCell<String> {
        private final Label number = new Label();
        private final HBox who = new HBox(2);
        private final Label code = new Label();
        private final HBox row = new HBox(6, number, who, code);

        Line() {
            number.getStyleClass().add("source-number");
            code.getStyleClass().add("source-code");
            who.getStyleClass().add("source-who");
            row.setAlignment(Pos.CENTER_LEFT);
            number.setMinWidth(34);
            who.setMinWidth(46);
            who.setAlignment(Pos.CENTER_RIGHT);
            code.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeIf(style -> style.startsWith("at-lane-"));
            if (empty || text == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            int line = getIndex() + 1;
            List<Turn> here = turns.getOrDefault(line, List.of());
            number.setText(Integer.toString(line));
            code.setText(text);
            code.getStyleClass().setAll("label", "source-code", text.strip().startsWith("//") ? "comment" : here.isEmpty() ? "plain" : "here");
            who.getChildren().clear();
            here.forEach(turn -> who.getChildren().add(chip(turn, ink.applyAsInt(turn))));
            if (!here.isEmpty()) {
                getStyleClass().add("at-lane-" + ink.applyAsInt(here.get(0)));
            }
            setGraphic(row);
            setAccessibleText("line " + line + ", " + here.stream().map(turn -> turn.thread() + " is here, ").collect(Collectors.joining()) + text.strip());
        }
    }

    /** A thread's number on its colour; of one that waits, only framed. */
    static Label chip(Turn turn, int ink) {
        Label chip = new Label(Integer.toString(turn.number()));
        chip.getStyleClass().addAll("chip", "on-lane-" + ink, turn.state() == Turn.State.READY ? "ready" : "waits");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }
}

package racelane.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import racelane.session.Command;
import racelane.session.Commands;

/** The keys, made from the list of commands, and what the mouse does. */
final class HelpPage extends ScrollPane {
    private static final String[][] MOUSE = {
            {"Wheel", "Zoom around the pointer"}, {"Shift wheel, drag", "Pan"}, {"Ctrl wheel", "Scroll the lanes"}, {"Click", "Put the cursor there"},
            {"Click on a finding", "Open it with only what matters"}, {"Double click on a call", "Fit it"}, {"Drag a lane's header", "Reorder the lanes"},
            {"Right click", "What can be done with the lane"}};

    HelpPage() {
        getStyleClass().addAll("panel", "help");
        // Three columns of about the same height: all of it is seen at once on a screen of 1280 x 800 px.
        VBox left = new VBox(14, group(Command.Group.STEP), group(Command.Group.FILE));
        VBox middle = new VBox(14, group(Command.Group.VIEW), group(Command.Group.SCENARIO));
        VBox right = new VBox(14, group(Command.Group.LANES), mouse(), group(Command.Group.HELP));
        HBox columns = new HBox(32, left, middle, right);
        columns.getStyleClass().add("help-columns");
        setContent(columns);
        setAccessibleText("The keys");
    }

    private static VBox group(Command.Group group) {
        GridPane grid = grid();
        int row = 0;
        for (Command command : Commands.all()) {
            // Nine commands, one a thread, are one row.
            boolean first = command.id().equals("run-1");
            if (command.group() == group && !command.keys().isEmpty() && !command.id().matches("run-[2-9]")) {
                HBox keys = new HBox(4);
                List<String> all = first ? List.of("1", "…", "9") : command.keys();
                all.forEach(key -> keys.getChildren().add(CommandRow.key(CommandRow.shown(key))));
                grid.addRow(row++, keys, new Label(first ? "Run the thread with this number next" : command.words()));
            }
        }
        return new VBox(6, heading(group.words()), grid);
    }

    private static VBox mouse() {
        GridPane grid = grid();
        for (int i = 0; i < MOUSE.length; i++) {
            grid.addRow(i, CommandRow.key(MOUSE[i][0]), new Label(MOUSE[i][1]));
        }
        return new VBox(6, heading("Mouse"), grid);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(14);
        grid.setVgap(4);
        return grid;
    }

    private static Label heading(String text) {
        Label label = new Label(text.toUpperCase(java.util.Locale.ROOT));
        label.getStyleClass().add("heading");
        return label;
    }
}

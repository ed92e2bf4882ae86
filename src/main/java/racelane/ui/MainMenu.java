package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import racelane.session.Command;
import racelane.session.Commands;

/** Every command in the menu of its group, made from the one list. */
final class MainMenu {
    private MainMenu() {}

    static MenuButton button(Consumer<Command> run) {
        MenuButton button = new MenuButton("", Icons.of(Icons.MENU, 14));
        button.getStyleClass().addAll("flat", "main-menu");
        button.setAccessibleText("Menu");
        for (Command.Group group : Command.Group.values()) {
            Menu menu = new Menu(group.words());
            menu.getItems().addAll(items(Commands.all().stream().filter(command -> command.group() == group).toList(), run));
            button.getItems().add(menu);
        }
        return button;
    }

    /** Entries of one menu, their keys below each other at the right. */
    static List<MenuItem> items(List<Command> commands, Consumer<Command> run) {
        double width = commands.stream().mapToDouble(CommandRow::widthOf).max().orElse(0);
        return commands.stream().map(command -> item(command, width, run)).toList();
    }

    /** An entry that shows its key at the right; the key itself is the scene filter's to handle. */
    private static MenuItem item(Command command, double width, Consumer<Command> run) {
        MenuItem item = new MenuItem();
        item.setMnemonicParsing(false);
        CommandRow row = new CommandRow(command);
        row.setMinWidth(width);
        item.setGraphic(row);
        item.setOnAction(chosen -> run.accept(command));
        return item;
    }
}

package racelane.ui;

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
            Commands.all().stream().filter(command -> command.group() == group).forEach(command -> menu.getItems().add(item(command, run)));
            button.getItems().add(menu);
        }
        return button;
    }

    /** An entry that shows its key at the right; the key itself is the scene filter's to handle. */
    static MenuItem item(Command command, Consumer<Command> run) {
        MenuItem item = new MenuItem();
        item.setMnemonicParsing(false);
        item.setGraphic(new CommandRow(command));
        item.setOnAction(chosen -> run.accept(command));
        return item;
    }
}

package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.timeline.Order;
import racelane.timeline.Times;

/** The row of buttons on top. Each runs a command of the list; what they show is told to them. */
final class Toolbar extends HBox {
    private final Consumer<Command> run;
    private final Button play = new Button();
    private final MenuButton speed = new MenuButton();
    private final ToggleButton event = new ToggleButton("Event order");
    private final ToggleButton time = new ToggleButton("Time");
    private final Button findings = new Button();
    private final Button find = new Button("Find function, value, task, line …");
    private final ToggleButton only = new ToggleButton("Only what matters");
    private final List<Node> ofTrace;

    Toolbar(Consumer<Command> run, Player player, List<MenuItem> exports) {
        this.run = run;
        getStyleClass().add("toolbar");
        setAlignment(Pos.CENTER_LEFT);
        Button open = button("Open", null, "open");
        open.getStyleClass().add("flat");
        HBox steps = new HBox(6, step(Icons.FIRST, "step-first"), step(Icons.BACK, "step-back"), step(Icons.NEXT, "step-next"), step(Icons.LAST, "step-last"));
        steps.setAlignment(Pos.CENTER_LEFT);
        HBox playing = playing(player);
        HBox orders = orders();
        wire(findings, "findings");
        findings.getStyleClass().add("pill");
        wire(only, "only-what-matters");
        only.getStyleClass().add("toggle");
        wire(find, "find");
        find.getStyleClass().add("find");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = button("Copy as text", null, "copy-text");
        MenuButton export = new MenuButton("Export");
        export.getStyleClass().add("primary");
        export.setAccessibleText("Export");
        export.getItems().addAll(exports);
        ofTrace = List.of(separator(), steps, playing, orders, only, findings, gap, find, copy, export);
        getChildren().addAll(MainMenu.button(run), open);
        getChildren().addAll(ofTrace);
        showNothing();
    }

    private HBox playing(Player player) {
        wire(play, "play");
        play.getStyleClass().add("left-half");
        speed.getStyleClass().add("right-half");
        speed.setAccessibleText("Speed");
        for (double factor : Player.SPEEDS) {
            MenuItem item = new MenuItem(Player.words(factor));
            item.setOnAction(chosen -> player.speed(factor));
            speed.getItems().add(item);
        }
        HBox both = new HBox(play, speed);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private HBox orders() {
        ToggleGroup group = new ToggleGroup();
        event.setToggleGroup(group);
        time.setToggleGroup(group);
        wire(event, "order-event");
        wire(time, "order-time");
        HBox orders = new HBox(event, time);
        orders.setAlignment(Pos.CENTER_LEFT);
        orders.getStyleClass().add("segments");
        return orders;
    }

    private Button step(String outline, String id) {
        Button button = button("", Icons.of(outline, 10), id);
        button.getStyleClass().add("step");
        return button;
    }

    private Button button(String text, Node icon, String id) {
        Button button = new Button(text, icon);
        wire(button, id);
        return button;
    }

    private void wire(javafx.scene.control.ButtonBase button, String id) {
        Command command = Commands.get(id);
        button.setOnAction(pressed -> run.accept(command));
        button.setAccessibleText(command.words());
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(command.words() + (command.key().isEmpty() ? "" : "  (" + CommandRow.shown(command.key()) + ")")));
    }

    private static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("separator-line");
        return line;
    }

    /** No trace is open: only what needs none. */
    void showNothing() {
        ofTrace.forEach(node -> node.setVisible(node instanceof Region region && HBox.getHgrow(region) == Priority.ALWAYS));
    }

    void show(Session session, Player player) {
        ofTrace.forEach(node -> node.setVisible(true));
        play.setText(player.isPlaying() ? "Pause" : "Play");
        speed.setText(Player.words(player.speed()));
        event.setSelected(session.view().order() == Order.EVENT);
        time.setSelected(session.view().order() == Order.TIME);
        only.setSelected(session.view().onlyWhatMatters());
        int count = session.analysis().findings().size();
        findings.setText(count == 0 ? "no findings" : Times.number(count) + (count == 1 ? " finding" : " findings"));
        Label dot = new Label("●");
        findings.setGraphic(count == 0 ? null : dot);
        findings.getStyleClass().removeAll("none");
        if (count == 0) {
            findings.getStyleClass().add("none");
        }
        findings.setAccessibleText(findings.getText());
    }
}

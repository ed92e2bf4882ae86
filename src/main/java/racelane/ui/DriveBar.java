package racelane.ui;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.session.Command;
import racelane.session.Commands;

/** Above a scenario and its runs: its title, where the drive or the search stands, and what can be done with it. */
final class DriveBar extends HBox {
    private final Label title = new Label();
    private final Label state = new Label();
    private final Button explore = new Button();
    private final Button drive = new Button();
    private final Button whatIf = new Button();
    private final Button configs = new Button();
    private final Button replay = new Button();
    private final MenuButton how = new MenuButton();
    private Options.Shortest shortest = Options.Shortest.NOTHING;
    private long seconds = 60;

    DriveBar(Consumer<Command> run) {
        getStyleClass().add("drive-bar");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("drive-title");
        state.getStyleClass().add("drive-state");
        state.setMinWidth(0);
        title.setMinWidth(0);
        VBox words = new VBox(1, title, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        wire(explore, "explore", run);
        wire(drive, "drive", run);
        wire(whatIf, "what-if", run);
        whatIf.setText("What if, from here");
        wire(configs, "configs", run);
        configs.setText("Patch, configs…");
        wire(replay, "copy-replay", run);
        replay.setText("Copy replay");
        explore.getStyleClass().add("left-half");
        how.getStyleClass().add("right-half");
        how.setAccessibleText("How to explore");
        how.setMinWidth(USE_PREF_SIZE);
        choices();
        HBox both = new HBox(explore, how);
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, configs, replay, whatIf, drive, both);
        hide();
    }

    private static void wire(Button button, String id, Consumer<Command> run) {
        Command command = Commands.get(id);
        button.setOnAction(pressed -> run.accept(command));
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(command.words());
        button.setTooltip(new Tooltip(command.words() + "  (" + CommandRow.shown(command.key()) + ")"));
    }

    private void choices() {
        ToggleGroup kind = new ToggleGroup();
        choice(kind, "The first failure that is found", true, () -> shortest = Options.Shortest.NOTHING);
        choice(kind, "The failure with the fewest steps", false, () -> shortest = Options.Shortest.STEPS);
        choice(kind, "The failure with the fewest preemptions", false, () -> shortest = Options.Shortest.PREEMPTIONS);
        how.getItems().add(new javafx.scene.control.SeparatorMenuItem());
        ToggleGroup time = new ToggleGroup();
        choice(time, "10 seconds at most", false, () -> seconds = 10);
        choice(time, "1 minute at most", true, () -> seconds = 60);
        choice(time, "10 minutes at most", false, () -> seconds = 600);
        choice(time, "No bound of time", false, () -> seconds = -1);
        words();
    }

    private void choice(ToggleGroup group, String text, boolean chosen, Runnable choose) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> {
            choose.run();
            words();
        });
        how.getItems().add(item);
    }

    private void words() {
        String what = switch (shortest) {
            case NOTHING -> "any failure";
            case STEPS -> "fewest steps";
            case PREEMPTIONS -> "fewest preemptions";
        };
        how.setText(what + ", " + (seconds < 0 ? "no bound" : seconds < 60 ? seconds + " s" : seconds / 60 + " min"));
    }

    Options options() {
        return Options.standard().withShortest(shortest);
    }

    Limits limits() {
        return seconds < 0 ? Limits.standard() : Limits.standard().withSeconds(seconds);
    }

    void hide() {
        setVisible(false);
        setManaged(false);
    }

    /**
     * @param words   the scenario
     * @param stands  where drive or search stand
     * @param alarm   whether that is a failure
     * @param driving whether it is driven, or a run of it is looked at as a trace
     * @param busy    whether a search is under way
     */
    void show(String words, String stands, boolean alarm, boolean driving, boolean busy) {
        setVisible(true);
        setManaged(true);
        title.setText(words);
        title.setTooltip(new Tooltip(words));
        state.setText(stands);
        state.setTooltip(new Tooltip(stands));
        state.getStyleClass().setAll("label", "drive-state", alarm ? "alarm" : "calm");
        explore.setText(busy ? "Stop" : "Explore");
        drive.setText(driving ? "See as a trace" : "Back to driving");
    }
}

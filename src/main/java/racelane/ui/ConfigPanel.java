package racelane.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.scenario.ScenarioException;
import racelane.session.ConfigLine;
import racelane.session.Variant;

/** The configs of a scenario with what its file says of them; opens the scenario again with what is chosen. */
final class ConfigPanel {
    private static final Insets AWAY = new Insets(42, 12, 12, 12);
    private static final double WIDTH = 660;
    private static final double MOST = 520;

    private final Overlay overlay;
    private final Variant variant;
    private final Map<String, ConfigChoice> choices = new LinkedHashMap<>();
    private final Label note = new Label();
    private Consumer<Variant> choose;
    private Consumer<Variant> lay;

    /** @throws ScenarioException if the file is wrong, which it was not when it was opened */
    ConfigPanel(Overlay overlay, Variant variant) throws ScenarioException {
        this.overlay = overlay;
        this.variant = variant;
        for (ConfigLine line : variant.configs()) {
            choices.put(line.name(), new ConfigChoice(line, variant.program().configs.get(line.name())));
        }
    }

    /**
     * @param chosen told the scenario as it was set
     * @param beside told the scenario that is to be laid beside the present one
     */
    void show(Consumer<Variant> chosen, Consumer<Variant> beside) {
        choose = chosen;
        lay = beside;
        Label title = new Label("Configs of " + variant.program().file);
        title.getStyleClass().add("config-title");
        VBox rows = new VBox(10);
        rows.getStyleClass().add("config-rows");
        choices.values().forEach(choice -> rows.getChildren().add(choice.row()));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(MOST);
        scroll.setFocusTraversable(false);
        Button open = new Button("Open with these");
        open.getStyleClass().add("primary");
        open.setDisable(choices.isEmpty());
        open.setOnAction(pressed -> take(choose));
        Button both = new Button("Explore beside the present one");
        both.setDisable(choices.isEmpty());
        both.setOnAction(pressed -> take(lay));
        Button reset = new Button("As the file has them");
        reset.setDisable(choices.isEmpty());
        reset.setOnAction(pressed -> choices.values().forEach(ConfigChoice::reset));
        note.getStyleClass().add("panel-note");
        note.setWrapText(true);
        note.setText(choices.isEmpty() ? "This scenario has no config line: there is nothing to set." : "Enter opens it");
        HBox buttons = new HBox(8, open, both, reset, note);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("config-buttons");
        VBox panel = new VBox(title, scroll, buttons);
        panel.getStyleClass().addAll("panel", "configs");
        panel.setPrefWidth(WIDTH);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
                event.consume();
                take(choose);
            }
        });
        Region first = choices.isEmpty() ? reset : List.copyOf(choices.values()).get(0).control();
        overlay.show(panel, panel, Pos.TOP_CENTER, AWAY);
        // What lies in a scroll pane belongs to the scene, and can have the keys, only once the pane has its skin.
        panel.applyCss();
        first.requestFocus();
    }

    private void take(Consumer<Variant> told) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (ConfigChoice choice : choices.values()) {
            if (choice.problem() != null) {
                note.setText(choice.problem());
                return;
            }
            values.put(choice.name(), choice.value());
        }
        try {
            Variant chosen = variant.with(values);
            overlay.close();
            told.accept(chosen);
        } catch (ScenarioException wrong) {
            note.setText(ScenarioFault.reason(wrong));
        }
    }
}

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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.catalog.PatchBeside;
import racelane.scenario.ScenarioException;
import racelane.session.ConfigLine;
import racelane.session.Variant;

/**
 * The patches beside a scenario and its configs with what its file says of them; opens the scenario again with what
 * is chosen, or lays it beside the present one.
 */
final class ConfigPanel {
    private static final Insets AWAY = new Insets(42, 12, 12, 12);
    private static final double WIDTH = 660;
    private static final double DIFF_WIDTH = 620;
    private static final double MOST = 520;

    private final Overlay overlay;
    private final Variant variant;
    private final boolean beside;
    private final PatchChoice patch;
    private final boolean patches;
    private final Map<String, ConfigChoice> choices = new LinkedHashMap<>();
    private final Label note = new Label();
    private Consumer<Variant> choose;
    private Consumer<Variant> lay;

    /**
     * @param patches those that lie beside the scenario
     * @param beside  whether Enter lays the choice beside the present scenario, or opens it
     * @throws ScenarioException if the file is wrong, which it was not when it was opened
     */
    ConfigPanel(Overlay overlay, Variant variant, List<PatchBeside> patches, boolean beside) throws ScenarioException {
        this.overlay = overlay;
        this.variant = variant;
        this.beside = beside;
        this.patches = !patches.isEmpty();
        this.patch = new PatchChoice(variant, patches, ConfigChoice.NAME);
        for (ConfigLine line : variant.configs()) {
            choices.put(line.name(), new ConfigChoice(line, variant.program().configs.get(line.name())));
        }
    }

    /**
     * @param chosen  told the scenario as it was set
     * @param besides told the scenario that is to be laid beside the present one
     */
    void show(Consumer<Variant> chosen, Consumer<Variant> besides) {
        choose = chosen;
        lay = besides;
        boolean nothing = choices.isEmpty() && !patches;
        Label title = new Label((beside ? "Beside " : "Patch and configs of ") + variant.title() + (beside ? ": patch and configs" : ""));
        title.getStyleClass().add("config-title");
        HBox buttons = buttons(nothing);
        VBox panel = new VBox(title, middle(), buttons);
        panel.getStyleClass().addAll("panel", "configs");
        panel.setPrefWidth(patches ? Math.max(WIDTH, Math.min(WIDTH + DIFF_WIDTH, overlay.getWidth() - AWAY.getLeft() - AWAY.getRight())) : WIDTH);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
                event.consume();
                take(beside ? lay : choose);
            }
        });
        Region first = patches ? patch.control() : choices.isEmpty() ? buttons : List.copyOf(choices.values()).get(0).control();
        overlay.show(panel, panel, Pos.TOP_CENTER, AWAY);
        // What lies in a scroll pane belongs to the scene, and can have the keys, only once the pane has its skin.
        panel.applyCss();
        first.requestFocus();
    }

    /** What can be chosen, and at its right what the chosen patch changes. */
    private Region middle() {
        VBox rows = new VBox(10);
        rows.getStyleClass().add("config-rows");
        if (patches) {
            rows.getChildren().add(patch.row());
        }
        choices.values().forEach(choice -> rows.getChildren().add(choice.row()));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(MOST);
        scroll.setFocusTraversable(false);
        if (!patches) {
            return scroll;
        }
        // A diff has long lines: it gets what room there is, and the choices no more than half.
        scroll.setPrefWidth(WIDTH - 60);
        scroll.setMinWidth(0);
        patch.diff().setPrefWidth(DIFF_WIDTH);
        patch.diff().setMaxHeight(MOST);
        patch.diff().setPrefHeight(MOST);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(patch.diff(), Priority.ALWAYS);
        return new HBox(scroll, patch.diff());
    }

    private HBox buttons(boolean nothing) {
        Button open = new Button("Open with these");
        open.setOnAction(pressed -> take(choose));
        Button both = new Button("Explore beside the present one");
        both.setOnAction(pressed -> take(lay));
        Button reset = new Button("As the file has them");
        reset.setOnAction(pressed -> {
            patch.reset();
            choices.values().forEach(ConfigChoice::reset);
        });
        (beside ? both : open).getStyleClass().add("primary");
        note.getStyleClass().add("panel-note");
        note.setWrapText(true);
        note.setText(nothing ? "This scenario has no config line and no patch beside it: there is nothing to set." : beside ? "Enter explores both" : "Enter opens it");
        HBox buttons = beside ? new HBox(8, both, open, reset, note) : new HBox(8, open, both, reset, note);
        buttons.getChildren().stream().filter(Button.class::isInstance).forEach(button -> button.setDisable(nothing));
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("config-buttons");
        return buttons;
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
            Variant patched = patch.variant();
            values.keySet().retainAll(patched.program().configs.keySet());
            Variant chosen = patched.with(values);
            overlay.close();
            told.accept(chosen);
        } catch (ScenarioException wrong) {
            note.setText(ScenarioFault.reason(wrong));
        }
    }
}

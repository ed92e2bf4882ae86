package racelane.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.catalog.PatchBeside;
import racelane.scenario.ScenarioException;
import racelane.session.Variant;

/** Which of the patches beside a scenario is applied, or none, and the diff of the chosen one. */
final class PatchChoice {
    private final Variant present;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox rows = new VBox(3);
    private final HBox row;
    private final Label name = new Label("patch");
    private final DiffList diff = new DiffList();

    PatchChoice(Variant present, List<PatchBeside> patches, double nameWidth) {
        this.present = present;
        name.getStyleClass().add("config-name");
        name.setMinWidth(nameWidth);
        name.setPrefWidth(nameWidth);
        HBox.setHgrow(rows, Priority.ALWAYS);
        row = new HBox(12, name, rows);
        RadioButton none = radio(null, "none  the file as it is");
        none.setSelected(true);
        for (PatchBeside one : patches) {
            RadioButton button = radio(one, words(one));
            button.setDisable(one.patched() == null);
            button.setSelected(present.patched() != null && present.patched().named().equals(one.named()));
        }
        group.selectedToggleProperty().addListener((toggle, before, now) -> mark());
        mark();
    }

    private static String words(PatchBeside one) {
        String word = new Variant.Patched(one.named(), null).word();
        if (one.unfit() != null) {
            return word + "  cannot be applied here";
        }
        int lines = one.patch().changedLines();
        return word + "  " + lines + (lines == 1 ? " line · " : " lines · ") + one.patch().title();
    }

    private RadioButton radio(PatchBeside patch, String words) {
        RadioButton button = new RadioButton(words);
        button.setUserData(patch);
        button.setToggleGroup(group);
        button.setAccessibleText("patch = " + words);
        button.setMinWidth(0);
        rows.getChildren().add(button);
        if (patch != null && patch.unfit() != null) {
            Label why = new Label(patch.unfit());
            why.getStyleClass().add("config-note");
            why.setWrapText(true);
            why.setMinHeight(Region.USE_PREF_SIZE);
            rows.getChildren().add(why);
        } else {
            button.setTooltip(new Tooltip(words));
        }
        return button;
    }

    private PatchBeside chosen() {
        return (PatchBeside) group.getSelectedToggle().getUserData();
    }

    private void mark() {
        name.getStyleClass().remove("changed");
        if (chosen() != null) {
            name.getStyleClass().add("changed");
        }
        diff.show(chosen() == null ? null : chosen().patch().text());
    }

    /** The scenario with what is chosen, its configs as they are now where it has them. */
    Variant variant() throws ScenarioException {
        PatchBeside patch = chosen();
        return patch == null ? present.patched(null, null) : present.patched(patch.named(), patch.patched());
    }

    void reset() {
        group.selectToggle(group.getToggles().get(0));
    }

    HBox row() {
        return row;
    }

    /** What the chosen one changes. */
    DiffList diff() {
        return diff;
    }

    /** What gets the keys. */
    Region control() {
        return (RadioButton) group.getSelectedToggle();
    }
}

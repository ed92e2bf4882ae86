package racelane.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import racelane.lens.LensDraft.Meaning;
import racelane.lens.LensDraft.Saying;
import racelane.session.EventGuess;
import racelane.trace.Trace;

/** Asks what an event is: one sentence with blanks, filled with what seems right. */
final class MeaningPanel {
    private static final Insets AWAY = new Insets(42, 12, 12, 12);
    private static final String NONE = "none";
    private static final double FIELD = 300;

    private final Overlay overlay;
    private final Trace trace;
    private final EventGuess guess;
    private final Consumer<Saying> said;
    private final ComboBox<Meaning> meaning = new ComboBox<>();
    private final ComboBox<String> argument = new ComboBox<>();
    private final TextField type = new TextField();
    private final ComboBox<String> count = new ComboBox<>();
    private final ComboBox<String> returned = new ComboBox<>();
    private final ComboBox<String> returnedCount = new ComboBox<>();
    private final Label note = new Label();
    private final List<Node> ofCounts = new ArrayList<>();

    MeaningPanel(Overlay overlay, Trace trace, EventGuess guess, Consumer<Saying> said) {
        this.overlay = overlay;
        this.trace = trace;
        this.guess = guess;
        this.said = said;
        Map<String, String> values = guess.arguments();
        meaning.getItems().setAll(Arrays.asList(Meaning.values()));
        meaning.setConverter(words(Meaning::words));
        argument.getItems().setAll(values.keySet());
        argument.setConverter(words(name -> name + " = " + values.get(name)));
        count.getItems().add(NONE);
        count.getItems().addAll(values.keySet());
        count.setConverter(words(name -> name.equals(NONE) ? "none: its values are not recorded" : name + " = " + values.get(name)));
        returned.getItems().add(NONE);
        returned.getItems().addAll(guess.returns());
        returned.setConverter(words(name -> name.equals(NONE) ? "not recorded" : name));
        returnedCount.setConverter(words(name -> name.equals(NONE) ? "none" : name));
        returned.valueProperty().addListener((value, before, now) -> returns(now));
        meaning.valueProperty().addListener((value, before, now) -> ofCounts.forEach(node -> node.setDisable(now.isLock())));
        Saying first = guess.guess();
        returned.setValue(first.returned() == null ? NONE : first.returned());
        returnedCount.setValue(first.returnedCount() == null ? NONE : first.returnedCount());
        argument.setValue(first.argument());
        count.setValue(first.count() == null ? NONE : first.count());
        type.setText(first.type() == null ? "object" : first.type());
        type.getStyleClass().add("config-field");
        meaning.setValue(first.meaning());
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    private void returns(String event) {
        returnedCount.getItems().setAll(NONE);
        if (event != null && !event.equals(NONE)) {
            returnedCount.getItems().addAll(EventGuess.argumentsOf(trace, event, guess.row()));
        }
        returnedCount.setValue(NONE);
    }

    void show() {
        Label title = new Label("This event, " + guess.event() + " in step " + trace.step(guess.row()) + ", is …");
        title.setMnemonicParsing(false);
        title.getStyleClass().add("config-title");
        GridPane sentence = new GridPane();
        sentence.setHgap(12);
        sentence.setVgap(8);
        sentence.setPadding(new Insets(8, 10, 8, 10));
        row(sentence, "this event is", meaning, "What it is", false);
        row(sentence, "the one whose address is in", argument, "The argument with the address", false);
        row(sentence, "which is of the kind", type, "The kind of object", true);
        row(sentence, "its count before is in", count, "The argument with the count", true);
        row(sentence, "the function's return is", returned, "The event of the return", true);
        row(sentence, "and the count after is in", returnedCount, "The return's argument with the count", true);
        ofCounts.forEach(node -> node.setDisable(meaning.getValue().isLock()));
        Button apply = new Button("Show it so");
        apply.getStyleClass().add("primary");
        apply.setOnAction(pressed -> take());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(pressed -> overlay.giveUp());
        note.getStyleClass().add("panel-note");
        note.setText("Enter applies it to all events of this name");
        HBox buttons = new HBox(8, apply, cancel, note);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("config-buttons");
        VBox panel = new VBox(title, sentence, buttons);
        panel.getStyleClass().addAll("panel", "configs");
        panel.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean choosing = event.getTarget() instanceof ComboBox<?> box && box.isShowing();
            if (event.getCode() == KeyCode.ENTER && !choosing && !(event.getTarget() instanceof Button)) {
                event.consume();
                take();
            }
        });
        overlay.show(panel, meaning, Pos.TOP_CENTER, AWAY);
    }

    private void row(GridPane into, String words, Control control, String name, boolean ofCount) {
        Label label = new Label(words);
        label.getStyleClass().add("config-note");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.setPrefWidth(FIELD);
        into.addRow(into.getRowCount(), label, control);
        if (ofCount) {
            ofCounts.add(label);
            ofCounts.add(control);
        }
    }

    private void take() {
        Meaning what = meaning.getValue();
        String kind = type.getText().strip();
        if (!what.isLock() && kind.isEmpty()) {
            note.setText("the kind of object has no name: write one, as in widget");
            type.requestFocus();
            return;
        }
        overlay.close();
        said.accept(new Saying(guess.event(), what, argument.getValue(), what.isLock() ? null : kind, what.isLock() ? null : value(count),
                what.isLock() ? null : value(returned), what.isLock() ? null : value(returnedCount)));
    }

    private static String value(ComboBox<String> box) {
        return box.getValue() == null || box.getValue().equals(NONE) ? null : box.getValue();
    }
}

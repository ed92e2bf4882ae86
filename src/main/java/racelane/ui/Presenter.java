package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import racelane.notes.Note;
import racelane.session.Command;
import racelane.session.Session;
import racelane.timeline.Inspector;

/**
 * The tour on a full screen, in large type: the lanes that matter, what the step does, and the note. Page Down and Page
 * Up, the keys of a remote clicker, go through the stops; all other keys do what they do in the window.
 */
final class Presenter {
    private static final double LARGER = 1.6;

    private final Supplier<Session> session;
    private final NotePanel notes;
    private final Fonts fonts;
    private final Look look;
    private final KeyMap keys;
    private final Consumer<Command> run;
    private final Label place = new Label();
    private final Label event = new Label();
    private final Label text = new Label();
    private Stage stage;
    private TimelineArea timeline;
    private Repainter repainter;

    Presenter(Supplier<Session> session, NotePanel notes, Fonts fonts, Look look, KeyMap keys, Consumer<Command> run) {
        this.session = session;
        this.notes = notes;
        this.fonts = fonts;
        this.look = look;
        this.keys = keys;
        this.run = run;
    }

    boolean isShown() {
        return stage != null;
    }

    /** Begins at the first stop, or at the one where the cursor stands; ends if it was shown. */
    void toggle(Stage owner) {
        if (isShown()) {
            stage.hide();
            return;
        }
        timeline = new TimelineArea(session, fonts, this::changed);
        timeline.magnify(LARGER);
        place.getStyleClass().setAll("present-place");
        event.getStyleClass().setAll("present-event");
        text.getStyleClass().setAll("present-note");
        List.of(event, text).forEach(label -> label.setWrapText(true));
        text.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(text);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("present-scroll");
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        HBox head = new HBox(24, place, event);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox words = new VBox(10, head, scroll);
        words.getStyleClass().add("present");
        words.setPrefHeight(260);
        words.setMinHeight(120);
        BorderPane root = new BorderPane(timeline);
        root.setBottom(words);
        Scene scene = new Scene(root, owner.getScene().getWidth(), owner.getScene().getHeight());
        look.dress(scene);
        repainter = new Repainter(scene, this::show, () -> timeline.paint(look.palette()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(owner.getTitle() + " (presenting)");
        stage.setScene(scene);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setOnHidden(hidden -> stage = null);
        stage.show();
        if (notes.current() < 0 && !session.get().kept().notes().isEmpty()) {
            notes.go(0);
        }
        changed();
        timeline.lanes().requestFocus();
    }

    private void pressed(KeyEvent event) {
        Command command = keys.command(event);
        if (event.getCode() == KeyCode.ESCAPE || command != null && command.id().equals("present")) {
            stage.hide();
        } else if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            notes.walk(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
        } else if ((event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) && !session.get().kept().notes().isEmpty()) {
            notes.go(event.getCode() == KeyCode.HOME ? 0 : session.get().kept().notes().size() - 1);
        } else if (command != null && !command.isWindows()) {
            run.accept(command);
        } else {
            return;
        }
        event.consume();
    }

    /** The session's view has changed. */
    void changed() {
        if (isShown() && session.get() == null) {
            stage.hide();
        } else if (isShown()) {
            repainter.request();
        }
    }

    private void show() {
        Session open = session.get();
        if (open == null) {
            return;
        }
        int stop = notes.current();
        Inspector inspector = Inspector.of(open.timeline(), open.view());
        place.setText((stop < 0 ? "" : stop + 1 + " / " + open.kept().notes().size() + "   ") + inspector.title().replaceFirst(" of .*", ""));
        event.setText(inspector.task() + "   " + inspector.event());
        Note note = stop < 0 ? null : open.kept().notes().stops().get(stop);
        text.setText(note != null ? note.text() : inspector.card() == null ? "" : inspector.card().title() + "\n" + inspector.card().summary());
        timeline.show();
    }
}

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
import javafx.stage.Screen;
import javafx.stage.Stage;
import racelane.notes.Note;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.timeline.Inspector;
import racelane.timeline.LaneKey;

/**
 * The tour on a full screen, in large type: the lanes that matter, what the step does, and the note. Page Down and Page
 * Up, the keys of a remote clicker, go through the stops; all other keys do what they do in the window.
 */
final class Presenter {
    private static final double LARGER = 1.6;
    /** What a step needs so that names of functions can be read, in px before they are magnified. */
    private static final double STEP = 34;
    /** The share of the screen that a long note may take from the lanes. */
    private static final double WORDS = 0.36;
    /** Nobody reads more of a note on a screen; all of it stands in the note itself. */
    private static final int MOST = 2_000;

    private final Supplier<Session> session;
    private final NotePanel notes;
    private final Fonts fonts;
    private final Look look;
    private final KeyMap keys;
    private final Consumer<Command> run;
    private final Label place = new Label();
    private final Label event = new Label();
    private final Label text = new Label();
    private final ScrollPane scroll = new ScrollPane(text);
    private Stage stage;
    private Session presented;
    private Presented view;
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
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("present-scroll");
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        HBox head = new HBox(24, place, event);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox words = new VBox(10, head, scroll);
        words.getStyleClass().add("present");
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
        stage.setOnHidden(hidden -> ended());
        presented = session.get();
        view = new Presented(presented.view(), Math.max(8, (Screen.getPrimary().getBounds().getWidth() / LARGER - TimelineArea.HEADERS) / STEP));
        stage.show();
        if (notes.current() < 0 && !session.get().kept().notes().isEmpty()) {
            notes.go(0);
        }
        arrange();
        changed();
        timeline.lanes().requestFocus();
    }

    /** Shows where the cursor stands as it is presented. */
    private void arrange() {
        session.get().change((of, stepper, now) -> view.of(of, stepper, now), false);
    }

    private void ended() {
        stage = null;
        if (session.get() == presented) {
            Presented done = view;
            presented.change((of, stepper, now) -> done.ended(of, stepper, now), false);
        }
        presented = null;
    }

    /** Through the stops; where nothing is pinned, through the steps. */
    private void click(int by) {
        if (session.get().kept().notes().isEmpty()) {
            run.accept(Commands.get(by > 0 ? "step-next" : "step-back"));
        } else {
            notes.walk(by);
            arrange();
        }
    }

    private void pressed(KeyEvent event) {
        Command command = keys.command(event);
        if (event.getCode() == KeyCode.ESCAPE || command != null && command.id().equals("present")) {
            stage.hide();
        } else if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            click(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
        } else if ((event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) && !session.get().kept().notes().isEmpty()) {
            notes.go(event.getCode() == KeyCode.HOME ? 0 : session.get().kept().notes().size() - 1);
            arrange();
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
        String words = note != null ? note.beginning(MOST) : inspector.card() == null ? "" : inspector.card().title() + "\n" + inspector.card().summary();
        text.setText(TraceText.of(words));
        scroll.setVvalue(0);
        scroll.setPrefViewportHeight(Math.min(text.prefHeight(stage.getScene().getWidth() - 60), stage.getScene().getHeight() * WORDS));
        timeline.show();
        if (open.view().cursorRow() >= 0) {
            timeline.reveal(LaneKey.thread(open.timeline().trace().lane(open.view().cursorRow())));
        }
    }
}

package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.session.Session;
import racelane.timeline.LaneKey;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/** Notes: written for the step at the cursor, listed as the stops of a tour, walked through. */
final class NotePanel {
    private static final double WIDTH = 620;
    private static final int TITLE = 160;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*[-–]\\s*(\\d{1,9}):\\s*(.*)", Pattern.DOTALL);

    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Teller teller;
    private int stop = -1;

    NotePanel(Overlay overlay, Supplier<Session> session, Teller teller) {
        this.overlay = overlay;
        this.session = session;
        this.teller = teller;
    }

    /** The note on the cursor's step to write on, or a new one. */
    void pin() {
        ViewState view = session.get().view();
        List<Integer> here = session.get().kept().notes().at(view.cursorRow());
        int old = here.isEmpty() ? -1 : here.get(0);
        Note note = old >= 0 ? session.get().kept().notes().stops().get(old) : fresh(view);
        NoteText written = new NoteText(note.text());
        TextArea text = written.area();
        text.setAccessibleText("Note on " + place(note));
        Label title = new Label((old >= 0 ? "Stop " + (old + 1) + ", on " : "A note on ") + place(note));
        title.getStyleClass().add("inspector-title");
        Label below = new Label();
        below.textProperty().bind(written.told().concat("Ctrl+Enter keeps it · Escape gives it up · an empty note is taken away · \"1401-1711:\" in front pins it to these steps"));
        below.getStyleClass().add("panel-note");
        below.setWrapText(true);
        Button keep = new Button("Keep");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(pressed -> keep(old, note, written.whole()));
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isControlDown()) {
                event.consume();
                keep(old, note, written.whole());
            }
        });
        HBox row = new HBox(10, below, keep);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox panel = new VBox(8, title, text, row);
        panel.setPadding(new Insets(12));
        panel.getStyleClass().add("panel");
        panel.setPrefWidth(WIDTH);
        overlay.show(panel, text, Pos.TOP_CENTER, Panels.BELOW_TOOLBAR);
        text.end();
    }

    private Note fresh(ViewState view) {
        LaneKey lane = view.selection().lane();
        long object = lane != null && lane.isObject() ? session.get().analysis().objects().get(lane.id()).address() : 0;
        int finding = view.onlyWhatMatters() && view.about() >= 0 ? session.get().analysis().findings().get(view.about()).row() : -1;
        return new Note("", view.cursorRow(), view.cursorRow(), object, finding);
    }

    private void keep(int old, Note note, String typed) {
        overlay.close();
        Session open = session.get();
        Notes notes = open.kept().notes();
        Note next = ranged(note, typed, open.timeline().trace());
        Notes changed = typed.isBlank() ? (old < 0 ? notes : notes.without(old)) : old < 0 ? notes.with(next)
                : next.fromRow() == note.fromRow() ? notes.replaced(old, next) : notes.without(old).with(next);
        open.keep(open.kept().withNotes(changed));
        teller.say(typed.isBlank() ? "no note" : "a note on " + place(next) + ", " + changed.size() + (changed.size() == 1 ? " stop" : " stops"));
    }

    /** {@code 1401-1711: text} pins it to these steps; a range that the trace does not have is text. */
    static Note ranged(Note note, String typed, Trace trace) {
        Matcher range = RANGE.matcher(typed);
        if (range.matches()) {
            int from = trace.rowOfStep(Long.parseLong(range.group(1)));
            int to = trace.rowOfStep(Long.parseLong(range.group(2)));
            if (from >= 0 && from <= to && to < trace.size()) {
                return new Note(range.group(3), from, to, note.object(), note.finding());
            }
        }
        return note.withText(typed);
    }

    /** The stops in order; Enter goes to one. */
    void list() {
        List<ChoicePanel<Integer>> self = new ArrayList<>();
        Notes notes = session.get().kept().notes();
        List<Integer> all = IntStream.range(0, notes.size()).boxed().toList();
        ChoicePanel<Integer> panel = new ChoicePanel<>("The tour", "Filter the notes", 48, this::row,
                typed -> self.get(0).offer(all.stream().filter(one -> notes.stops().get(one).text().toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT))).toList(), ""), chosen -> {
                    overlay.close();
                    go(chosen);
                });
        self.add(panel);
        panel.field().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Integer chosen = panel.list().getSelectionModel().getSelectedItem();
            int by = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            if (event.isAltDown() && by != 0 && chosen != null) {
                event.consume();
                Session open = session.get();
                open.keep(open.kept().withNotes(open.kept().notes().moved(chosen, by)));
                list();
            }
        });
        panel.offer(all, all.isEmpty() ? "No note is pinned yet: M pins one to the step at the cursor." : "Enter goes there · Alt+Up and Alt+Down move a stop · F11 presents them");
        overlay.show(panel, panel.field(), Pos.TOP_CENTER, Panels.BELOW_TOOLBAR);
    }

    private Region row(int index) {
        Note note = session.get().kept().notes().stops().get(index);
        VBox row = new VBox(1, Panels.label((index + 1) + "  " + cut(note.title()), "choice-event"), Panels.label(place(note), "choice-dim"));
        row.setAccessibleText("stop " + (index + 1) + ", " + place(note) + ": " + cut(note.title()));
        return row;
    }

    private String place(Note note) {
        return note.place(session.get().timeline().trace());
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= TITLE ? title : title.substring(0, title.offsetByCodePoints(0, TITLE)) + "…";
    }

    /** The next (by 1) or previous (by -1) stop of the tour, seen from the cursor. */
    void walk(int by) {
        Session open = session.get();
        int next = open.kept().notes().beside(open.view().cursorRow(), current(), by);
        if (next >= 0) {
            go(next);
        } else {
            teller.say(open.kept().notes().isEmpty() ? "no note is pinned yet: M pins one" : by > 0 ? "that was the last stop" : "this is the first stop");
        }
    }

    /** The stop at which the tour stands, from 0, or -1 if the cursor has left it. */
    int current() {
        Notes notes = session.get().kept().notes();
        return stop >= 0 && stop < notes.size() && notes.stops().get(stop).covers(session.get().view().cursorRow()) ? stop
                : notes.at(session.get().view().cursorRow()).stream().findFirst().orElse(-1);
    }

    /** Stands on a stop; if only what matters for a finding was shown when it was written, it is again. */
    void go(int index) {
        stop = index;
        Session open = session.get();
        Note note = open.kept().notes().stops().get(index);
        open.change((timeline, stepper, view) -> {
            ViewState there = view;
            for (int i = 0; i < timeline.analysis().findings().size(); i++) {
                if (note.finding() >= 0 && timeline.analysis().findings().get(i).row() == note.finding() && !(view.onlyWhatMatters() && view.about() == i)) {
                    there = stepper.focus(view, i);
                    break;
                }
            }
            return stepper.toStep(there, timeline.trace().step(note.toRow()));
        }, true);
    }
}

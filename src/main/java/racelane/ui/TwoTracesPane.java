package racelane.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.picture.Palette;
import racelane.session.Session;
import racelane.timeline.LaneKey;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/**
 * Two traces one above the other, stepping together: keys act on the upper one, the lower one stands where the same step
 * is. Below them the differences in words, the most telling first, each with a flag of its number on both rulers. The
 * first step that differs is where both stand when they are shown.
 */
final class TwoTracesPane extends VBox implements SessionPane {
    private static final double LIST = 190;
    private static final int SHOWN_STEPS = 60;

    private final Side upper;
    private final Side lower;
    private final DifferenceList list = new DifferenceList(this::go);
    private final Label facts = new Label();
    private TraceComparison comparison;
    private int followed = -1;

    /** One of the two. */
    private static final class Side {
        private Session session;
        private final Label title = new Label();
        private final TimelineArea timeline;
        private final VBox box;
        private int revealed = -1;
        private String hiding = "";

        Side(Fonts fonts, Runnable repaint) {
            timeline = new TimelineArea(() -> session, fonts, repaint);
            title.getStyleClass().add("compare-title");
            box = new VBox(title, timeline);
            VBox.setVgrow(timeline, Priority.ALWAYS);
        }

        /** Shows the lanes that are compared on top, then the objects, then who else does something; the others are hidden. */
        void open(List<Integer> compared) {
            List<LaneKey> first = compared.stream().map(LaneKey::thread).toList();
            List<LaneKey> all = new ArrayList<>(first);
            Set<LaneKey> hidden = new HashSet<>();
            session.timeline().allLanes().stream().filter(lane -> !first.contains(lane)).forEach(lane -> {
                all.add(lane);
                if (lane.isThread() && session.analysis().calls().ofLane(lane.id()).isEmpty() && session.analysis().locks().ofLane(lane.id()).isEmpty()) {
                    hidden.add(lane);
                }
            });
            hiding = hidden.isEmpty() ? "" : "  ·  " + hidden.size() + (hidden.size() == 1 ? " lane" : " lanes") + " without calls and locks hidden";
            ViewState view = session.stepper().onlyWhatMatters(session.view(), false);
            session.show(view.withLanes(all, hidden, view.pinned()).withSpan(new Span(0, Math.min(SHOWN_STEPS, Math.max(1, session.timeline().trace().size())))));
        }

        void show(String name) {
            Trace trace = session.timeline().trace();
            title.setText(name + "  " + trace.facts().file() + (trace.facts().kernel() == null ? "" : "  ·  Linux " + trace.facts().kernel())
                    + "  ·  step " + (session.view().cursorRow() + 1) + " of " + trace.size() + hiding);
            timeline.show();
            int row = session.view().cursorRow();
            if (row >= 0 && row != revealed && timeline.reveal(LaneKey.thread(trace.lane(row)))) {
                revealed = row;
            }
        }

        /** Stands after a row; where the jump is far, with as many steps before it as behind it. */
        void stand(int row, boolean far) {
            Stepper stepper = session.stepper();
            ViewState view = stepper.to(session.view(), row);
            session.show(far ? stepper.fitRows(view, Math.max(0, row - SHOWN_STEPS / 2), Math.min(session.timeline().trace().size() - 1, row + SHOWN_STEPS / 2)) : view);
        }

        /** A flag for each difference, numbered as in the list. */
        void flag(List<Integer> rows, List<TraceDifference> differences) {
            List<Note> flags = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                flags.add(Note.at(Math.max(0, rows.get(i)), differences.get(i).text()));
            }
            session.keep(session.kept().withNotes(new Notes(flags)));
        }
    }

    TwoTracesPane(Fonts fonts, Runnable repaint) {
        upper = new Side(fonts, repaint);
        lower = new Side(fonts, repaint);
        SplitPane down = new SplitPane(upper.box, lower.box, list);
        down.setOrientation(Orientation.VERTICAL);
        down.setDividerPositions(0.38, 0.76);
        SplitPane.setResizableWithParent(list, false);
        list.setPrefHeight(LIST);
        list.setMinHeight(60);
        VBox.setVgrow(down, Priority.ALWAYS);
        facts.getStyleClass().add("compare-title");
        facts.setMinWidth(0);
        getStyleClass().add("compare");
        getChildren().addAll(facts, down);
    }

    /** Shows two traces anew; those before are left. */
    void open(TraceComparison made, Session a, Session b) {
        leave();
        comparison = made;
        upper.session = a;
        lower.session = b;
        List<Integer> lanesA = List.copyOf(made.threads().keySet());
        upper.open(lanesA);
        lower.open(lanesA.stream().map(made.threads()::get).distinct().toList());
        upper.flag(made.differences().stream().map(TraceDifference::rowA).toList(), made.differences());
        lower.flag(made.differences().stream().map(TraceDifference::rowB).toList(), made.differences());
        list.open(made);
        facts.setText(facts(made));
        facts.setTooltip(new Tooltip(facts(made)));
        followed = -1;
        go(made.differences().indexOf(made.first()));
    }

    private static String facts(TraceComparison made) {
        int count = made.differences().size();
        String follows = made.follows() == null ? "" : made.follows().done() + " of " + made.follows().events() + " events of A followed by B  ·  ";
        String loop = made.loop() == null ? "" : "  ·  rounds: A " + made.loop().roundsA() + ", B " + made.loop().roundsB();
        String cast = made.cast().stream().map(part -> part(part.nameA(), part.threadsA()) + " = " + part(part.nameB(), part.threadsB())).collect(Collectors.joining(", "));
        String seen = made.onlyA().isEmpty() && made.onlyB().isEmpty() ? "" : "  ·  not compared, only A knows: " + none(made.onlyA()) + "; only B: " + none(made.onlyB());
        return follows + made.pairs().size() + " steps side by side, " + count + (count == 1 ? " difference" : " differences") + loop + "  ·  " + cast + seen;
    }

    private static String part(String name, int threads) {
        return threads == 1 ? name : name + " ×" + threads;
    }

    private static String none(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    Session session() {
        return upper.session;
    }

    TraceComparison comparison() {
        return comparison;
    }

    /** The step at which the lower trace stands, as a row. */
    int lowerRow() {
        return lower.session.view().cursorRow();
    }

    /** The lower trace is closed; the upper one is the window's to close. */
    void leave() {
        if (lower.session != null) {
            lower.session.timeline().trace().close();
        }
        upper.session = null;
        lower.session = null;
        comparison = null;
    }

    /** Goes to the next (by 1) or previous (-1) difference in the order of the upper trace, seen from where it stands; false if there is none. */
    boolean walk(int by) {
        List<TraceDifference> all = comparison.differences();
        List<Integer> inTime = IntStream.range(0, all.size()).boxed().sorted(Comparator.comparingInt((Integer i) -> all.get(i).rowA()).thenComparingInt(i -> all.get(i).rowB())).toList();
        int row = upper.session.view().cursorRow();
        int chosen = list.chosen();
        int at = chosen >= 0 && Math.max(0, all.get(chosen).rowA()) == row ? inTime.indexOf(chosen) + by : beside(inTime, row, by);
        boolean there = at >= 0 && at < inTime.size();
        go(there ? inTime.get(at) : -1);
        return there;
    }

    private int beside(List<Integer> inTime, int row, int by) {
        for (int i = by > 0 ? 0 : inTime.size() - 1; i >= 0 && i < inTime.size(); i += by) {
            int own = Math.max(0, comparison.differences().get(inTime.get(i)).rowA());
            if (by > 0 ? own > row : own < row) {
                return i;
            }
        }
        return -1;
    }

    private void go(int index) {
        if (index < 0 || upper.session == null) {
            return;
        }
        TraceDifference difference = comparison.differences().get(index);
        list.choose(index);
        followed = Math.max(0, difference.rowA());
        upper.stand(followed, true);
        lower.stand(Math.max(0, difference.rowB()), true);
    }

    @Override
    public void show() {
        if (upper.session == null) {
            return;
        }
        int row = upper.session.view().cursorRow();
        if (row != followed) {
            followed = row;
            lower.stand(Math.max(0, comparison.besideA(row)), false);
        }
        upper.show("A");
        lower.show("B");
    }

    @Override
    public void paint(Palette palette) {
        if (upper.session != null) {
            upper.timeline.paint(palette);
            lower.timeline.paint(palette);
        }
    }

    @Override
    public void focusLanes() {
        upper.timeline.lanes().requestFocus();
    }
}

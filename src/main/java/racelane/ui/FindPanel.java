package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import racelane.session.Finder;
import racelane.session.Finder.Found;
import racelane.session.Finder.Results;
import racelane.session.Session;
import racelane.timeline.FoundRows;
import racelane.timeline.Times;

/** Looks for what is typed, beside the window's thread: the places that fit in a list, all hits as marks in the overview. */
final class FindPanel {
    private static final int MAX_FOUND = 200;
    /** Rows from which on a search takes longer than a key. */
    private static final int LARGE = 1_000_000;
    /** Between two letters of somebody who types. */
    private static final Duration REST = Duration.millis(150);
    /** The overview shows where the hits are: a search does not cover it. */
    private static final Insets BELOW_OVERVIEW = new Insets(101, 12, 0, 12);

    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Background background;
    private final Consumer<FoundRows> mark;
    private final Runnable landed;
    private final PauseTransition pause = new PauseTransition(REST);
    private Background.Job search;

    /**
     * @param mark   told what a search has found so far, and nothing when it is given up
     * @param landed told when the cursor has gone to a place that was looked for
     */
    FindPanel(Overlay overlay, Supplier<Session> session, Background background, Consumer<FoundRows> mark, Runnable landed) {
        this.overlay = overlay;
        this.session = session;
        this.background = background;
        this.mark = mark;
        this.landed = landed;
    }

    void find() {
        search("Find", "Find function, value, task, line …   (1711 step · :1802 line · 15.391311 time)", MAX_FOUND, Pos.TOP_RIGHT);
    }

    void goTo() {
        search("Go to a step, time or line", "1711 step · :1802 line · 15.391311 time in seconds", 0, Pos.TOP_CENTER);
    }

    private void search(String name, String prompt, int limit, Pos place) {
        List<ChoicePanel<Found>> self = new ArrayList<>();
        ChoicePanel<Found> panel = new ChoicePanel<>(name, prompt, 30, this::row, typed -> typed(self.get(0), typed, limit), found -> {
            overlay.close();
            session.get().jumpTo(found.row());
            landed.run();
        });
        self.add(panel);
        panel.offer(List.of(), limit > 0 ? "From the cursor on, then from the start. Letter case does not matter." : "Enter goes there.");
        overlay.show(panel, panel.field(), place, limit > 0 ? BELOW_OVERVIEW : Panels.BELOW_TOOLBAR, this::giveUp);
    }

    private void giveUp() {
        stop();
        mark.accept(FoundRows.NONE);
    }

    private void stop() {
        pause.stop();
        if (search != null) {
            search.cancel();
            search = null;
        }
    }

    /** In a large trace not every letter on the way to a word is worth a search: it begins once the hand rests. */
    private void typed(ChoicePanel<Found> panel, String typed, int limit) {
        stop();
        panel.await();
        if (session.get().timeline().trace().size() < LARGE) {
            search(panel, typed, limit);
        } else {
            pause.setOnFinished(rested -> search(panel, typed, limit));
            pause.playFromStart();
        }
    }

    private void search(ChoicePanel<Found> panel, String typed, int limit) {
        Finder finder = new Finder(session.get().timeline(), background.workers());
        int from = session.get().view().cursorRow() + 1;
        search = background.run("find", job -> limit == 0 ? new Results(finder.places(typed), FoundRows.NONE)
                : finder.find(typed, from, limit, job::isCancelled, soFar -> job.tell(() -> found(panel, typed, soFar))),
                found -> found(panel, typed, found), failure -> panel.offer(List.of(), "The search failed: " + failure));
    }

    /** A list that is being chosen from stays as it is while only more than fit into it is found. */
    private void found(ChoicePanel<Found> panel, String typed, Results results) {
        mark.accept(results.rows());
        String below = below(typed, results);
        if (panel.list().getItems().equals(results.first())) {
            panel.note(below);
        } else {
            panel.offer(results.first(), below);
        }
        if (results.rows().isComplete() || !results.first().isEmpty()) {
            panel.answered();
        }
    }

    private static String below(String typed, Results results) {
        int listed = results.first().size();
        int hits = results.rows().count();
        if (typed.isBlank()) {
            return "";
        }
        if (listed == 0) {
            return results.rows().isComplete() ? "Nothing fits." : "Searching …";
        }
        return listed < hits ? results.rows().words() + ", the first " + Times.number(listed) + " from the cursor on"
                : Times.number(listed) + (listed == 1 ? " place" : " places") + (results.rows().isComplete() ? "" : " so far");
    }

    private Region row(Found found) {
        Session open = session.get();
        Label step = Panels.label(found.what().isEmpty() ? Long.toString(open.timeline().trace().step(found.row())) : found.what(), "choice-step");
        step.setMinWidth(76);
        Label task = Panels.label(open.timeline().trace().laneOf(found.row()).nameAt(open.timeline().trace().timeNs(found.row())), "choice-dim");
        task.setMinWidth(110);
        task.setMaxWidth(110);
        HBox row = new HBox(8, step, task, Panels.label(found.text(), "choice-event"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText("step " + open.timeline().trace().step(found.row()) + ", " + task.getText() + ": " + found.text());
        return row;
    }
}

package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Finder;
import racelane.session.Finder.Found;
import racelane.session.Finder.Results;
import racelane.session.Session;
import racelane.timeline.FoundRows;
import racelane.timeline.Inspector;
import racelane.timeline.Times;

/** What lies over the window when it is asked for: commands by name, findings, search, places, keys. */
final class Panels {
    private static final int MAX_FOUND = 200;
    private static final Insets BELOW_TOOLBAR = new Insets(42, 12, 0, 12);
    /** The overview shows where the hits are: a search does not cover it. */
    private static final Insets BELOW_OVERVIEW = new Insets(101, 12, 0, 12);

    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Consumer<Command> run;
    private final Background background;
    private final Consumer<FoundRows> mark;
    private Background.Job search;

    /** @param mark told what a search has found so far, and nothing when it is given up */
    Panels(Overlay overlay, Supplier<Session> session, Consumer<Command> run, Background background, Consumer<FoundRows> mark) {
        this.mark = mark;
        this.overlay = overlay;
        this.session = session;
        this.run = run;
        this.background = background;
    }

    void commands() {
        List<ChoicePanel<Command>> self = new ArrayList<>();
        ChoicePanel<Command> panel = new ChoicePanel<>("Every command by name", "Type what you want to do", 30, CommandRow::new,
                typed -> self.get(0).offer(commands(typed), ""), command -> {
                    overlay.close();
                    run.accept(command);
                });
        self.add(panel);
        panel.offer(commands(""), "Enter runs it · Escape closes");
        overlay.show(panel, panel.field(), Pos.TOP_CENTER, BELOW_TOOLBAR);
    }

    /** Commands all of whose typed words occur in theirs. */
    private static List<Command> commands(String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return Commands.all().stream().filter(command -> {
            String all = (command.words() + " " + command.group().words() + " " + command.id()).toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!all.contains(word)) {
                    return false;
                }
            }
            return true;
        }).toList();
    }

    void findings() {
        List<Inspector.Card> cards = new ArrayList<>();
        for (int i = 0; i < session.get().analysis().findings().size(); i++) {
            cards.add(Inspector.card(session.get().analysis(), i));
        }
        List<ChoicePanel<Inspector.Card>> self = new ArrayList<>();
        ChoicePanel<Inspector.Card> panel = new ChoicePanel<>("Findings", "Filter the findings by kind, object, task or words", 48, this::row,
                typed -> self.get(0).offer(filter(cards, typed), below(cards)), card -> {
                    overlay.close();
                    session.get().change((timeline, stepper, view) -> stepper.focus(view, card.finding()), true);
                });
        self.add(panel);
        panel.offer(cards, below(cards));
        int selected = session.get().view().selection().finding();
        if (selected >= 0) {
            panel.select(selected);
        }
        overlay.show(panel, panel.field(), Pos.TOP_CENTER, BELOW_TOOLBAR);
    }

    private static String below(List<Inspector.Card> cards) {
        return cards.isEmpty() ? "Nothing was found to be wrong." : "Enter stands on it and shows only what matters · N and P go through them";
    }

    private static List<Inspector.Card> filter(List<Inspector.Card> cards, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return cards.stream().filter(card -> (card.title() + " " + card.summary()).toLowerCase(Locale.ROOT).contains(wanted)).toList();
    }

    private Region row(Inspector.Card card) {
        Label title = label(card.title() + (card.certain() ? "" : " · not certain"), "choice-alarm");
        VBox row = new VBox(1, title, label(card.summary().replace('\n', ' '), "choice-dim"));
        row.setAccessibleText(card.title() + ". " + card.summary());
        return row;
    }

    void find() {
        search("Find", "Find function, value, task, line …   (1711 step · :1802 line · 15.391311 time)", MAX_FOUND, Pos.TOP_RIGHT);
    }

    void goTo() {
        search("Go to a step, time or line", "1711 step · :1802 line · 15.391311 time in seconds", 0, Pos.TOP_CENTER);
    }

    private void search(String name, String prompt, int limit, Pos place) {
        List<ChoicePanel<Found>> self = new ArrayList<>();
        ChoicePanel<Found> panel = new ChoicePanel<>(name, prompt, 30, this::row, typed -> search(self.get(0), typed, limit), found -> {
            overlay.close();
            session.get().jumpTo(found.row());
        });
        self.add(panel);
        panel.offer(List.of(), limit > 0 ? "From the cursor on, then from the start. Letter case does not matter." : "Enter goes there.");
        overlay.show(panel, panel.field(), place, limit > 0 ? BELOW_OVERVIEW : BELOW_TOOLBAR, this::giveUp);
    }

    private void giveUp() {
        if (search != null) {
            search.cancel();
        }
        mark.accept(FoundRows.NONE);
    }

    private void search(ChoicePanel<Found> panel, String typed, int limit) {
        if (search != null) {
            search.cancel();
        }
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
        Label step = label(found.what().isEmpty() ? Long.toString(session.get().timeline().trace().step(found.row())) : found.what(), "choice-step");
        step.setMinWidth(76);
        Label task = label(open.timeline().trace().laneOf(found.row()).nameAt(open.timeline().trace().timeNs(found.row())), "choice-dim");
        task.setMinWidth(110);
        task.setMaxWidth(110);
        HBox row = new HBox(8, step, task, label(found.text(), "choice-event"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText("step " + open.timeline().trace().step(found.row()) + ", " + task.getText() + ": " + found.text());
        return row;
    }

    void keys() {
        HelpPage page = new HelpPage();
        overlay.show(page, page, Pos.CENTER, new Insets(40));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMnemonicParsing(false);
        return label;
    }
}

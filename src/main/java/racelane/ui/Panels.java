package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.timeline.Inspector;

/** What lies over the window when it is asked for: commands by name, findings, keys. */
final class Panels {
    static final Insets BELOW_TOOLBAR = new Insets(42, 12, 0, 12);

    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Consumer<Command> run;

    Panels(Overlay overlay, Supplier<Session> session, Consumer<Command> run) {
        this.overlay = overlay;
        this.session = session;
        this.run = run;
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

    void keys() {
        HelpPage page = new HelpPage();
        overlay.show(page, page, Pos.CENTER, new Insets(40));
    }

    static Label label(String text, String style) {
        Label label = new Label(TraceText.of(text));
        label.getStyleClass().add(style);
        label.setMnemonicParsing(false);
        return label;
    }
}

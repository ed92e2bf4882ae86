package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import racelane.session.Breakpoint;
import racelane.session.Breakpoints;
import racelane.session.Session;

/** Breakpoints: those that are set, those that can be meant at the cursor, and whatever is typed. Choosing one sets it or takes it away. */
final class BreakpointPanel {
    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Teller teller;

    BreakpointPanel(Overlay overlay, Supplier<Session> session, Teller teller) {
        this.overlay = overlay;
        this.session = session;
        this.teller = teller;
    }

    void show() {
        List<ChoicePanel<Breakpoint>> self = new ArrayList<>();
        ChoicePanel<Breakpoint> panel = new ChoicePanel<>("Breakpoints", "function() · object.refcnt == 0 · lane NAME · lock NAME", 30, this::row, typed -> self.get(0).offer(choices(typed), below()), chosen -> {
            overlay.close();
            toggle(chosen);
        });
        self.add(panel);
        panel.offer(choices(""), below());
        overlay.show(panel, panel.field(), Pos.TOP_CENTER, Panels.BELOW_TOOLBAR);
    }

    private static String below() {
        return "Enter sets it or takes it away · . runs to the next one, , to the one before";
    }

    /** What was typed first, if it means something; then what is offered for the cursor, then what is set elsewhere. */
    private List<Breakpoint> choices(String typed) {
        Session open = session.get();
        List<Breakpoint> choices = new ArrayList<>();
        Breakpoint parsed = typed.isBlank() ? null : Breakpoints.parse(open.timeline(), typed);
        if (parsed != null) {
            choices.add(parsed);
        }
        List<Breakpoint> offered = new ArrayList<>(Breakpoints.at(open.timeline(), open.view()));
        offered.addAll(open.kept().breakpoints());
        for (Breakpoint one : offered) {
            if (!choices.contains(one) && one.words(open.timeline()).toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT))) {
                choices.add(one);
            }
        }
        return choices;
    }

    private void toggle(Breakpoint chosen) {
        Session open = session.get();
        open.keep(open.kept().toggled(chosen));
        boolean set = open.kept().breakpoints().contains(chosen);
        teller.say((set ? "breakpoint on " : "no breakpoint any more on ") + chosen.words(open.timeline()) + ", " + open.kept().breakpoints().size() + " set");
    }

    void run(int by) {
        if (session.get().kept().breakpoints().isEmpty()) {
            teller.say("no breakpoint is set: B sets one");
        } else if (!session.get().runTo(by)) {
            teller.say("no breakpoint stops " + (by > 0 ? "after" : "before") + " this step");
        }
    }

    private Region row(Breakpoint one) {
        boolean set = session.get().kept().breakpoints().contains(one);
        HBox row = new HBox(8, Panels.label(set ? "● set" : "○", set ? "choice-alarm" : "choice-dim"), Panels.label(one.words(session.get().timeline()), "choice-event"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText((set ? "set: " : "not set: ") + one.words(session.get().timeline()));
        return row;
    }
}

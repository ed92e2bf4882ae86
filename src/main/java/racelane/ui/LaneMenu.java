package racelane.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.timeline.Hit;
import racelane.timeline.LaneKey;
import racelane.timeline.LaneTitle;
import racelane.timeline.Selection;

/** What can be done with the lane under the pointer. Its entries are commands; the lane is selected first. */
final class LaneMenu {
    private final Supplier<Session> session;
    private final Consumer<Command> run;
    private final ContextMenu menu = new ContextMenu();

    LaneMenu(Supplier<Session> session, Consumer<Command> run) {
        this.session = session;
        this.run = run;
    }

    /** Of what lies under the pointer; of an event it can be said what it means. */
    void show(Node owner, MouseEvent event, Hit hit) {
        show(owner, event, hit.lane(), hit.kind() == Hit.Kind.NOTHING ? -1 : hit.row());
    }

    void show(Node owner, MouseEvent event, LaneKey lane) {
        show(owner, event, lane, -1);
    }

    private void show(Node owner, MouseEvent event, LaneKey lane, int row) {
        if (lane == null) {
            return;
        }
        Session open = session.get();
        open.show(open.view().withSelection(new Selection(lane, open.view().selection().finding())));
        menu.getItems().clear();
        if (row >= 0) {
            MenuItem meaning = new MenuItem("This event is a …");
            meaning.setOnAction(chosen -> {
                open.jump(open.stepper().to(open.view(), row));
                run.accept(Commands.get("say-meaning"));
            });
            menu.getItems().addAll(meaning, new SeparatorMenuItem());
        }
        if (lane.isObject()) {
            String name = LaneTitle.of(open.timeline(), open.view(), lane).name();
            MenuItem only = new MenuItem("Only what matters for " + name);
            only.setMnemonicParsing(false);
            only.setOnAction(chosen -> open.change((timeline, stepper, view) -> stepper.fitSelection(view.withSelection(Selection.of(lane)).withFocus(true, -1)), true));
            menu.getItems().addAll(only, new SeparatorMenuItem());
        }
        menu.getItems().addAll(MainMenu.items(Stream.of("fit-selection", "lane-open", "lane-pin", "lane-hide", "lane-up", "lane-down", "lanes-filter", "lanes-show")
                .map(Commands::get).toList(), run));
        menu.show(owner, event.getScreenX(), event.getScreenY());
    }
}

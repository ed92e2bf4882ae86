package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** What Enter takes while a search is still on its way. */
class ChoicePanelTest {
    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static ChoicePanel<String> panel(List<String> chosen) {
        return new ChoicePanel<>("Find", "text", 30, Label::new, typed -> {}, chosen::add);
    }

    private static void enter(ChoicePanel<String> panel) {
        Event.fireEvent(panel.field(), OpenedWindow.key(KeyCode.ENTER, false, false, false));
    }

    @Test
    void enterTakesWhatIsSelected() throws Exception {
        List<String> chosen = new ArrayList<>();
        OpenedWindow.onFx(() -> {
            ChoicePanel<String> panel = panel(chosen);
            panel.offer(List.of("first", "second"), "");
            panel.select(1);
            enter(panel);
            return null;
        });
        assertEquals(List.of("second"), chosen);
    }

    @Test
    void enterDoesNotTakeTheAnswerToWhatWasTypedBefore() throws Exception {
        List<String> chosen = new ArrayList<>();
        OpenedWindow.onFx(() -> {
            ChoicePanel<String> panel = panel(chosen);
            panel.offer(List.of("of the first letter"), "");
            panel.await();
            enter(panel);
            assertEquals(List.of(), chosen);
            panel.offer(List.of("of the whole word", "another"), "");
            panel.answered();
            panel.answered();
            return null;
        });
        assertEquals(List.of("of the whole word"), chosen);
    }

    @Test
    void whoeverTypesOnDoesNotWantTheFirstAnyMore() throws Exception {
        List<String> chosen = new ArrayList<>();
        OpenedWindow.onFx(() -> {
            ChoicePanel<String> panel = panel(chosen);
            panel.await();
            enter(panel);
            panel.await();
            panel.offer(List.of("one"), "");
            panel.answered();
            return null;
        });
        assertEquals(List.of(), chosen);
    }
}

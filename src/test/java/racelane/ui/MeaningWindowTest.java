package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.lens.LensFile;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.testkit.Traces;
import racelane.timeline.LaneKey;

/** A capture of a driver that no lens knows becomes readable by saying what its events are. */
class MeaningWindowTest {
    private static final String FROB = "0xffff888101230000";

    @TempDir
    Path home;

    private static String capture() {
        Traces traces = Traces.start();
        traces.event("sh-10", 0, "frob_create", "(frob_create+0x0/0x40 [frob]) f=" + FROB + " users=1");
        traces.event("cat-11", 1, "frob_get", "(frob_get+0x0/0x40 [frob]) f=" + FROB + " users=1");
        traces.event("cat-11", 1, "frob_get_ret", "(frob_open+0x1/0x2 [frob] <- frob_get) f=" + FROB + " users=2");
        traces.event("cat-11", 1, "frob_put", "(frob_put+0x0/0x40 [frob]) f=" + FROB + " users=2");
        traces.event("cat-11", 1, "frob_put_ret", "(frob_close+0x1/0x2 [frob] <- frob_put) f=" + FROB + " users=1");
        traces.event("sh-10", 0, "frob_put", "(frob_put+0x0/0x40 [frob]) f=" + FROB + " users=1");
        traces.event("sh-10", 0, "frob_put_ret", "(frob_remove+0x1/0x2 [frob] <- frob_put) f=" + FROB + " users=0");
        traces.event("dd-12", 0, "frob_put", "(frob_put+0x0/0x40 [frob]) f=" + FROB + " users=0");
        traces.event("dd-12", 0, "frob_put_ret", "(frob_close+0x1/0x2 [frob] <- frob_put) f=" + FROB + " users=-1");
        return traces.text();
    }

    private static void say(OpenedWindow opened, int row) throws Exception {
        OpenedWindow.onFx(() -> {
            Session session = opened.window.session();
            session.jumpTo(row);
            return null;
        });
        opened.press(KeyCode.A);
        opened.press(KeyCode.ENTER);
    }

    @Test
    void threeSentencesMakeACountLaneAndAFindingAndALensFile() throws Exception {
        Path file = Files.writeString(home.resolve("frob.txt"), capture());
        OpenedWindow opened = OpenedWindow.on(file, home);
        assertTrue(opened.window.session().analysis().objects().isEmpty());
        say(opened, 1);
        LaneKey count = LaneKey.object(0, 0);
        assertEquals(count, opened.window.session().timeline().allLanes().get(0));
        assertEquals(count, opened.window.session().view().lanes().get(0), "the new count stands on top");
        assertEquals(count, opened.window.session().view().selection().lane());
        assertEquals(1, opened.cursor(), "the cursor stays on the event");
        say(opened, 0);
        say(opened, 5);
        Session session = opened.window.session();
        assertTrue(session.analysis().findings().stream().anyMatch(finding -> finding.kind().equals("underflow") && finding.row() == 7),
                session.analysis().findings().toString());
        assertTrue(OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".status").lookupAll(".label").stream()
                .anyMatch(node -> ((Labeled) node).getText().contains("lens: said"))));

        Path lens = home.resolve("frob.json");
        OpenedWindow.onFx(() -> {
            opened.window.meanings().save(lens);
            return null;
        });
        assertEquals(List.of("frob_get", "frob_get_ret", "frob_create", "frob_put", "frob_put_ret"),
                LensFile.read(lens).rules().stream().map(rule -> rule.event()).toList());

        // What was said holds for the next trace of this window too.
        OpenedWindow.onFx(() -> {
            opened.window.open(TraceSource.file(file));
            return null;
        });
        assertFalse(opened.window.session().analysis().findings().isEmpty());
        opened.close();
    }

    @Test
    void anEventThatNamesNothingIsToldAndNothingIsSaved() throws Exception {
        Path file = Files.writeString(home.resolve("bare.txt"), Traces.start().event("sh-1", 0, "bare", "").text());
        OpenedWindow opened = OpenedWindow.on(file, home);
        opened.press(KeyCode.A);
        assertTrue(OpenedWindow.onFx(() -> ((Labeled) opened.stage.getScene().getRoot().lookup(".notice").lookup(".label")).getText())
                .startsWith("bare in step 1 has no argument"));
        OpenedWindow.onFx(() -> {
            opened.window.run(Commands.get("save-lens"));
            return null;
        });
        assertTrue(OpenedWindow.onFx(() -> ((Labeled) opened.stage.getScene().getRoot().lookup(".notice").lookup(".label")).getText())
                .startsWith("nothing was said"));
        opened.close();
    }
}

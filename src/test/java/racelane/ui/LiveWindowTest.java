package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.session.Session;
import racelane.testkit.Cores;
import racelane.testkit.Traces;
import racelane.testkit.Wire;

/** The window on a stream: it grows, follows the end, finds what goes wrong when it happens, and ends with the stream. */
class LiveWindowTest {
    private static final String ADDRESS = "0xff11000000001028";

    @TempDir
    Path home;

    private static void until(OpenedWindow opened, java.util.function.Predicate<Session> holds) throws Exception {
        OpenedWindow.until(() -> opened.window.session() != null && holds.test(opened.window.session()));
    }

    private static String said(OpenedWindow opened, String style) throws Exception {
        return OpenedWindow.onFx(() -> {
            StringBuilder text = new StringBuilder();
            for (javafx.scene.Node node : opened.stage.getScene().getRoot().lookup(style).lookupAll("*")) {
                text.append(node instanceof Labeled labeled && node.isVisible() ? labeled.getText() + " | " : "");
            }
            return text.toString();
        });
    }

    @Test
    void lanesGrowFindingsAppearAndTheEndIsTheEnd() throws Exception {
        Wire wire = new Wire();
        try (Cores cores = new Cores(6, new Random(1))) {
            OpenedWindow opened = OpenedWindow.on(TraceSource.live("standard input", wire, 100_000), home, cores);
            Traces traces = Traces.start().init("sh-10", 0, ADDRESS, 0).get("cat-12", 1, ADDRESS, 1, 2);
            wire.send(traces.text());
            until(opened, session -> session.timeline().trace().size() == 4);
            assertTrue(opened.window.session().isFollowing());
            assertTrue(said(opened, ".status").contains("live, at the end"), said(opened, ".status"));
            assertTrue(said(opened, ".status").contains("Stop"), said(opened, ".status"));
            assertEquals(0, opened.window.session().analysis().findings().size());

            int sent = traces.text().length();
            traces.put("cat-12", 1, ADDRESS, 2, 1).put("sh-10", 0, ADDRESS, 1, 0).put("sh-10", 0, ADDRESS, 0, -1);
            wire.send(traces.text().substring(sent));
            until(opened, session -> session.timeline().trace().size() == 10);
            assertTrue(opened.window.session().analysis().findings().stream().anyMatch(finding -> finding.kind().equals("underflow")));
            assertEquals(9, opened.cursor(), "the view follows the end");

            opened.press(KeyCode.LEFT);
            assertFalse(opened.window.session().isFollowing());
            OpenedWindow.until(() -> said(opened, ".status").contains("scrolled back"));
            sent = traces.text().length();
            traces.event("late-99", 1, "noise", "x=1");
            wire.send(traces.text().substring(sent));
            until(opened, session -> session.timeline().trace().size() == 11);
            assertEquals(8, opened.cursor(), "whoever looks at something is left alone");
            opened.press(KeyCode.END);
            assertEquals(10, opened.cursor());
            assertTrue(opened.window.session().isFollowing());

            wire.end();
            until(opened, session -> session.timeline().trace().isComplete());
            OpenedWindow.until(() -> said(opened, ".status").contains("complete"));
            assertFalse(opened.window.session().isLive());
            assertEquals(10, opened.cursor());
            opened.close();
        }
    }

    @Test
    void aBrokenPipeLeavesWhatCameAndSaysSo() throws Exception {
        Wire wire = new Wire();
        try (Cores cores = new Cores(6, new Random(1))) {
            OpenedWindow opened = OpenedWindow.on(TraceSource.live("standard input", wire, 100_000), home, cores);
            wire.send(Traces.start().init("sh-10", 0, ADDRESS, 0).text());
            until(opened, session -> session.timeline().trace().size() == 2);
            wire.breaks("Broken pipe");
            until(opened, session -> session.timeline().trace().isComplete());
            OpenedWindow.until(() -> said(opened, ".problems").contains("Broken pipe"));
            assertTrue(OpenedWindow.onFx(() -> opened.window.session().timeline().trace().text(1)).contains("add_mtd_device_ret"));
            opened.close();
        }
    }

    @Test
    void aFileThatIsBeingWrittenIsFollowedUntilSomebodyStops() throws Exception {
        Traces traces = Traces.start().init("sh-10", 0, ADDRESS, 0);
        Path file = Files.writeString(home.resolve("growing.txt"), traces.text());
        try (Cores cores = new Cores(6, new Random(1))) {
            OpenedWindow opened = OpenedWindow.on(TraceSource.followed(file, 100_000), home, cores);
            until(opened, session -> session.timeline().trace().size() == 2);
            int sent = traces.text().length();
            traces.get("cat-12", 1, ADDRESS, 1, 2);
            Files.writeString(file, traces.text().substring(sent), StandardOpenOption.APPEND);
            until(opened, session -> session.timeline().trace().size() == 4);
            assertEquals("growing.txt – Racelane", opened.stage.getTitle());
            OpenedWindow.onFx(() -> {
                opened.stage.getScene().getRoot().lookup(".status").lookupAll(".button").forEach(node -> ((Button) node).fire());
                return null;
            });
            until(opened, session -> session.timeline().trace().isComplete());
            assertEquals(4, opened.window.session().timeline().trace().size());
            opened.close();
        }
    }
}

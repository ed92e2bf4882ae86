package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.compare.Hypothesis;
import racelane.testkit.Shared;

/** From a report to the interleaving, by hand. */
class ReportWindowTest {
    private static final String TWO_REPORTS = """
            [   10.000000] ------------[ cut here ]------------
            [   10.000001] refcount_t: underflow; use-after-free.
            [   10.000002] WARNING: CPU: 1 PID: 7 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148
            [   10.000003] CPU: 1 PID: 7 Comm: a Not tainted 6.6.1 #1
            [   10.000004] Call trace:
            [   10.000005]  refcount_warn_saturate+0xf4/0x148
            [   10.000006]  session_put+0x10/0x20
            [   10.000007]  session_close+0x10/0x20
            [   10.000008]  el0t_64_sync+0x190/0x198
            [   10.000009] ---[ end trace 0000000000000000 ]---
            [   11.000000] ------------[ cut here ]------------
            [   11.000001] refcount_t: addition on 0; use-after-free.
            [   11.000002] WARNING: CPU: 0 PID: 8 at lib/refcount.c:25 refcount_warn_saturate+0xb4/0x148
            [   11.000003] CPU: 0 PID: 8 Comm: b Tainted: G W 6.6.1 #1
            [   11.000004] Call trace:
            [   11.000005]  refcount_warn_saturate+0xb4/0x148
            [   11.000006]  other_get+0x10/0x20
            [   11.000007]  other_open+0x10/0x20
            [   11.000008]  el0t_64_sync+0x190/0x198
            [   11.000009] ---[ end trace 0000000000000000 ]---
            """;

    @TempDir
    Path home;
    private OpenedWindow opened;

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    private <T> T find(Callable<T> what) throws Exception {
        return OpenedWindow.onFx(what);
    }

    private List<String> texts(String style) throws Exception {
        return find(() -> opened.stage.getScene().getRoot().lookupAll("." + style).stream().filter(Label.class::isInstance).map(node -> ((Label) node).getText()).toList());
    }

    private void fire(String words) throws Exception {
        OpenedWindow.onFx(() -> {
            button(opened.stage.getScene().getRoot(), words).fire();
            return null;
        });
    }

    private static Button button(Node node, String words) {
        if (node instanceof Button button && (words.equals(button.getText()) || words.equals(button.getAccessibleText()) || button.getText() != null && button.getText().startsWith(words + "\n"))) {
            return button;
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream().map(child -> button(child, words)).filter(found -> found != null).findFirst().orElse(null);
        }
        return null;
    }

    @Test
    void thePublicReportGoesFromDropToDraftInThreeClicks() throws Exception {
        opened = OpenedWindow.on(null, home);
        Path report = Shared.file("report/mtd-refcount-underflow.txt");
        OpenedWindow.onFx(() -> {
            new DropTarget(opened.window.sceneOfWindow(), opened.window::open).take(List.of(report.toFile()));
            return null;
        });
        assertEquals(List.of("refcount underflow in del_mtd_device"), texts("report-title"));
        assertTrue(texts("frame").contains("del_mtd_device+0x118/0x140"));
        assertEquals("● on a path of calls of mtd-extra-put   ○ known to a scenario", texts("report-legend").get(0));
        fire("Explore mtd-stale-put-and-block-opener");
        assertEquals(List.of("mtd-stale-put-and-block-opener: underflow in unbind"), texts("beside-title"));
        assertTrue(texts("beside-sum").get(0).startsWith("Of the two stacks 21 frames are equal; − 2 of the report are missing"), texts("beside-sum").get(0));
        assertTrue(find(() -> opened.window.session().view().onlyWhatMatters()));
        opened.press(KeyCode.A, "Ctrl", "Shift");
        TextArea draft = (TextArea) find(() -> opened.stage.getScene().getRoot().lookup(".answer-text"));
        assertTrue(draft.getText().startsWith("The report: \"refcount_t: underflow; use-after-free.\" in del_mtd_device;"), draft.getText());
        fire("Copy");
        assertEquals(draft.getText(), find(() -> Clipboard.getSystemClipboard().getString()));
        opened.press(KeyCode.R);
        assertEquals(List.of("refcount underflow in del_mtd_device"), texts("report-title"));
        assertTrue(texts("beside-title").isEmpty());
    }

    @Test
    void theHypothesesOfAReportAreListedAndEnterOpensTheShortestRun() throws Exception {
        opened = OpenedWindow.on(Shared.file("report/mtd-refcount-underflow.txt"), home);
        select("Which explanation fits");
        ListView<?> rows = find(() -> (ListView<?>) opened.stage.getScene().getRoot().lookup(".hypotheses"));
        assertEquals(41, find(() -> rows.getItems().size()));
        Hypothesis best = (Hypothesis) find(() -> rows.getSelectionModel().getSelectedItem());
        assertEquals("mtd-extra-put", best.name());
        assertEquals(Hypothesis.Answer.REACHABLE, best.answer());
        assertTrue(texts("hypothesis-supposed").get(0).contains("no code of the kernel is known to"), texts("hypothesis-supposed").toString());
        assertTrue(texts("report-count").get(0).startsWith("Which count it was: inferred: on arm64 every call leaves a frame"), texts("report-count").toString());
        OpenedWindow.onFx(() -> {
            rows.requestFocus();
            // The first that needs no supposition.
            rows.getSelectionModel().select(rows.getItems().stream().filter(one -> ((Hypothesis) one).program().suppositions.isEmpty()).map(rows.getItems()::indexOf).findFirst().orElseThrow());
            return null;
        });
        opened.press(KeyCode.ENTER);
        assertEquals(List.of("mtd-stale-put-and-block-opener: underflow in unbind"), texts("beside-title"));
        opened.press(KeyCode.R);
        assertEquals(List.of("refcount underflow in del_mtd_device"), texts("report-title"));
    }

    @Test
    void theClaimsOfTheMailStandBesideTheReportWithTheirAnswers() throws Exception {
        opened = OpenedWindow.on(Shared.file("report/mtd-refcount-underflow.txt"), home);
        List<String> lines = find(() -> opened.stage.getScene().getRoot().lookupAll(".report-claim").stream().map(node -> ((Button) node).getText()).toList());
        assertEquals(4, lines.size(), lines.toString());
        assertEquals("✗?  “Simultaneously, another process reading /proc/mtd holds references to the MTD device” (line 79): does not hold in the model; "
                + "if it were so, in a model; does not hold in a capture; does not lead to the report in the model", lines.get(2));
        OpenedWindow.onFx(() -> {
            ((Button) opened.stage.getScene().getRoot().lookupAll(".report-claim").toArray()[0]).fire();
            opened.stage.getScene().getRoot().applyCss();
            return null;
        });
        assertTrue(texts("claim-command").contains("$ java -jar target/racelane.jar explore mtd-proc-reader --does reader:get --max-states 100000"), texts("claim-command").toString());
    }

    @Test
    void aReportIsLaidBesideTheLikestOfAnotherFile() throws Exception {
        opened = OpenedWindow.on(Shared.file("report/mtd-refcount-underflow.txt"), home);
        Path other = Shared.file("captures/a6-arm64-injected.dmesg.txt");
        opened.press(KeyCode.R, "Shift");
        assertTrue(find(() -> opened.stage.getScene().getFocusOwner() instanceof Button choose && choose.getText().equals("Choose…")), "the file is one key away");
        OpenedWindow.onFx(() -> {
            opened.window.reports().compareWith(other);
            return null;
        });
        assertTrue(texts("match-told").stream().anyMatch(text -> text.equals("A  mtd-refcount-underflow.txt:38\nB  a6-arm64-injected.dmesg.txt:109")), texts("match-told").toString());
        assertTrue(texts("match-reached").stream().anyMatch(text -> text.startsWith("frames: 24 in A, 22 in B; 22 of the same function, 12 of these equal to the byte")), texts("match-reached").toString());
        assertTrue(texts("report-fact").contains("A  not tainted") && texts("report-fact").contains("B  G O"), texts("report-fact").toString());
        assertTrue(texts("report-fact").contains("before the report:  Deleting u-boot MTD partition"), texts("report-fact").toString());
        assertTrue(texts("frame").contains("__del_mtd_partitions+0x98/0x118"), "the other's frame stands beside its own");
        Path quiet = home.resolve("quiet.txt");
        Files.writeString(quiet, "[    1.000000] one\n[    2.000000] two\n");
        OpenedWindow.onFx(() -> {
            opened.window.reports().compareWith(quiet);
            return null;
        });
        assertTrue(texts("match-told").stream().anyMatch(text -> text.contains("has no kernel report in it")), texts("match-told").toString());
    }

    private void select(String tab) throws Exception {
        OpenedWindow.onFx(() -> {
            opened.stage.getScene().getRoot().lookupAll(".toggle-button").stream().map(ToggleButton.class::cast).filter(button -> tab.equals(button.getText())).findFirst().orElseThrow().setSelected(true);
            opened.stage.getScene().getRoot().applyCss();
            opened.stage.getScene().getRoot().layout();
            return null;
        });
    }

    @Test
    void aPastedTextOpensItsReportsAndTheLogBehindThem() throws Exception {
        opened = OpenedWindow.on(null, home);
        OpenedWindow.onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(TWO_REPORTS);
            Clipboard.getSystemClipboard().setContent(content);
            return null;
        });
        opened.press(KeyCode.V, "Ctrl");
        assertEquals(List.of("refcount underflow in session_put"), texts("report-title"));
        fire("refcount-addition-on-zero");
        assertEquals(List.of("refcount addition on zero in other_get"), texts("report-title"));
        assertTrue(texts("report-fact").get(0).contains("tainted G W"), texts("report-fact").get(0));
        assertTrue(texts("match-told").get(0).startsWith("No bundled scenario has two functions of this call trace"), texts("match-told").get(0));
        opened.press(KeyCode.R);
        assertEquals(20, find(() -> opened.window.session().timeline().trace().size()));
        opened.press(KeyCode.R);
        assertFalse(texts("report-title").isEmpty());
    }

    @Test
    void aLogWithoutAReportOpensAsATraceAndSaysSo() throws Exception {
        Path log = home.resolve("quiet.txt");
        Files.writeString(log, "[    1.000000] one\n[    2.000000] two\n[    3.000000] three\n[    4.000000] four\n");
        opened = OpenedWindow.on(log, home);
        assertEquals(4, find(() -> opened.window.session().timeline().trace().size()));
        opened.press(KeyCode.R);
        assertTrue(find(() -> ((Label) opened.stage.getScene().getRoot().lookup(".notice").lookup(".label")).getText()).startsWith("there is no kernel report in quiet.txt"));
    }
}

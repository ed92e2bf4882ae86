package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.catalog.BundledScenarios;
import racelane.catalog.PatchBeside;
import racelane.catalog.ScenarioFile;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.export.JsonLinesWriter;
import racelane.scenario.Scenario;
import racelane.session.Session;
import racelane.session.Variant;
import racelane.sim.Run;
import racelane.sim.Schedule;

/** A scenario in a real window, driven with keys. */
class ScenarioWindowTest {
    /** With {@code config FIX}: 0 the bundled scenario, 1 and 2 what its patches make of it. */
    private static final Path VARIANTS = Path.of("src/test/resources/ui/get-after-lookup-fix.race");

    @TempDir
    Path home;
    private OpenedWindow opened;

    private void open(String text) throws Exception {
        Path file = home.resolve("driven.race");
        Files.writeString(file, text);
        opened = OpenedWindow.on(file, home);
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    private String label(String style) throws Exception {
        return OpenedWindow.onFx(() -> ((Label) opened.stage.getScene().getRoot().lookup("." + style)).getText());
    }

    private int rows() throws Exception {
        return OpenedWindow.onFx(() -> opened.window.session().timeline().trace().size());
    }

    private boolean isShown(String style) throws Exception {
        return OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup("." + style) != null);
    }

    @Test
    void numberKeysRunThreadsAndBackspaceTakesBack() throws Exception {
        open(BundledScenarios.source("abba-deadlock"));
        assertTrue(isShown("source"));
        int start = rows();
        opened.press(KeyCode.DIGIT1);
        opened.press(KeyCode.DIGIT2);
        assertTrue(label("drive-state").startsWith("2 steps"), label("drive-state"));
        assertTrue(rows() > start);
        assertEquals(rows() - 1, opened.cursor());
        opened.press(KeyCode.BACK_SPACE);
        opened.press(KeyCode.BACK_SPACE);
        assertTrue(label("drive-state").startsWith("after init"), label("drive-state"));
        assertEquals(start, rows());
        opened.press(KeyCode.BACK_SPACE);
        assertTrue(label("drive-state").endsWith("nothing was done yet that could be taken back"), label("drive-state"));
        ListView<?> branches = (ListView<?>) OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".branches"));
        assertEquals(3, branches.getItems().size());
    }

    @Test
    void exploreOpensTheFailingRunAndWhatIfDrivesOnFromIt() throws Exception {
        open(BundledScenarios.source("get-after-lookup"));
        opened.press(KeyCode.E);
        assertTrue(label("drive-state").startsWith("failed: "), label("drive-state"));
        assertTrue(isShown("trace"));
        int failing = opened.cursor();
        opened.press(KeyCode.LEFT);
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.X);
        assertTrue(isShown("source"));
        assertTrue(rows() <= failing, rows() + " rows at the first step, the failure was at row " + failing);
        opened.press(KeyCode.D);
        assertTrue(isShown("trace"));
    }

    @Test
    void configsAreChosenInAPanelAndStandInTitleAndCommand() throws Exception {
        open(Files.readString(VARIANTS));
        opened.press(KeyCode.C);
        RadioButton second = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".radio-button").stream().map(RadioButton.class::cast)
                .filter(button -> button.getText().startsWith("2  ")).findFirst().orElseThrow());
        OpenedWindow.onFx(() -> {
            second.fire();
            second.requestFocus();
            return null;
        });
        opened.press(KeyCode.ENTER);
        assertEquals("driven.race FIX=2 – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
        assertTrue(label("drive-title").contains("FIX=2"), label("drive-title"));
        opened.press(KeyCode.E);
        assertTrue(label("drive-state").startsWith("no failure in all interleavings: "), label("drive-state"));
        opened.press(KeyCode.DIGIT1);
        opened.press(KeyCode.R, "Ctrl", "Shift");
        String command = OpenedWindow.onFx(() -> javafx.scene.input.Clipboard.getSystemClipboard().getString());
        assertTrue(command.matches("echo '\\S+' \\| java -jar target/racelane.jar run \\S+driven.race --set FIX=2 --schedule -"), command);
    }

    private Button button(String words) throws Exception {
        return OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".button").stream().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> words.equals(button.getText()) || words.equals(button.getAccessibleText())).findFirst().orElseThrow());
    }

    @Test
    void twoVariantsStandSideBySideEachExploredAndStepped() throws Exception {
        open(Files.readString(VARIANTS));
        opened.press(KeyCode.V);
        OpenedWindow.onFx(() -> {
            opened.stage.getScene().getRoot().lookupAll(".radio-button").stream().map(RadioButton.class::cast).filter(button -> button.getText().startsWith("1  ")).findFirst().orElseThrow().fire();
            return null;
        });
        Button both = button("Explore beside the present one");
        OpenedWindow.onFx(() -> {
            both.fire();
            return null;
        });
        List<String> verdicts = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".side-verdict").stream().map(node -> ((Label) node).getText()).toList());
        assertTrue(verdicts.get(0).startsWith("failed: addition-on-zero"), verdicts.get(0));
        assertTrue(verdicts.get(1).startsWith("no failure in all interleavings: "), verdicts.get(1));
        List<String> shown = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".side-shown").stream().map(node -> ((Label) node).getText()).toList());
        assertTrue(shown.get(1).matches("the other's failing schedule, \\d+ of its \\d+ steps: then \\S+ waits in \\S+, line \\d+; from there on to the end"), shown.get(1));
        Session left = OpenedWindow.onFx(opened.window::session);
        int before = opened.cursor();
        opened.press(KeyCode.LEFT);
        assertTrue(opened.cursor() < before);
        opened.press(KeyCode.V, "Shift");
        Session right = OpenedWindow.onFx(opened.window::session);
        assertTrue(left != right);
        int leftAt = left.view().cursorRow();
        int rightAt = opened.cursor();
        opened.press(KeyCode.LEFT);
        assertTrue(opened.cursor() < rightAt);
        assertEquals(leftAt, left.view().cursorRow(), "the other side stands still");
        Button drive = button("Drive driven.race FIX=1");
        OpenedWindow.onFx(() -> {
            drive.fire();
            return null;
        });
        assertEquals("driven.race FIX=1 – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
        assertTrue(isShown("source"));
    }

    private void patchesBeside() throws Exception {
        Path folder = Path.of("sample-traces/scenarios/get-after-lookup");
        for (String name : List.of("get-under-lock.patch", "rcu.patch")) {
            Files.copy(folder.resolve(name), home.resolve(name));
        }
        Files.copy(Path.of("sample-traces/scenarios/abba-deadlock/one-order.patch"), home.resolve("one-order.patch"));
    }

    private List<String> diff() throws Exception {
        return OpenedWindow.onFx(() -> List.copyOf(((DiffList) opened.stage.getScene().getRoot().lookup(".diff")).getItems()));
    }

    /** Keys alone: arrows go through the patches, their diffs are shown, Enter opens the patched scenario. */
    @Test
    void aPatchBesideTheScenarioIsChosenWithKeysItsDiffShown() throws Exception {
        patchesBeside();
        open(BundledScenarios.source("get-after-lookup"));
        opened.press(KeyCode.C);
        assertEquals(List.of(), diff());
        List<String> offered = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".radio-button").stream().map(RadioButton.class::cast)
                .map(button -> button.getText().split("  ")[0] + (button.isDisabled() ? " disabled" : "")).toList());
        assertEquals(List.of("none", "get-under-lock", "one-order disabled", "rcu"), offered);
        opened.press(KeyCode.DOWN);
        assertTrue(diff().contains("+    if (s) kref_get(&s->refs);"), diff().toString());
        opened.press(KeyCode.DOWN);
        assertTrue(diff().contains("+    synchronize_rcu();"), diff().toString());
        opened.press(KeyCode.ENTER);
        assertEquals("driven.race + rcu – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
        assertTrue(label("drive-title").endsWith("with rcu"), label("drive-title"));
        opened.press(KeyCode.E);
        assertTrue(label("drive-state").startsWith("no failure in all interleavings: "), label("drive-state"));
        opened.press(KeyCode.DIGIT1);
        opened.press(KeyCode.R, "Ctrl", "Shift");
        String command = OpenedWindow.onFx(() -> javafx.scene.input.Clipboard.getSystemClipboard().getString());
        assertTrue(command.matches("echo 'user' \\| java -jar target/racelane.jar run \\S+driven.race --patch \\S+rcu.patch --schedule -"), command);
        opened.press(KeyCode.C);
        assertTrue(diff().contains("+    synchronize_rcu();"), "the present patch is the chosen one");
        opened.press(KeyCode.UP);
        opened.press(KeyCode.UP);
        opened.press(KeyCode.ENTER);
        assertEquals("driven.race – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
    }

    /** Keys alone: V, an arrow, Enter lay the patched scenario beside the present one. */
    @Test
    void withoutAndWithAPatchStandSideBySide() throws Exception {
        patchesBeside();
        open(BundledScenarios.source("get-after-lookup"));
        opened.press(KeyCode.V);
        opened.press(KeyCode.DOWN);
        opened.press(KeyCode.ENTER);
        List<String> titles = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".side-title").stream().map(node -> ((Label) node).getText()).toList());
        assertEquals(List.of("driven.race", "driven.race + get-under-lock"), titles);
        List<String> verdicts = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".side-verdict").stream().map(node -> ((Label) node).getText()).toList());
        assertTrue(verdicts.get(0).startsWith("failed: addition-on-zero"), verdicts.get(0));
        assertTrue(verdicts.get(1).startsWith("no failure in all interleavings: "), verdicts.get(1));
    }

    @Test
    void aSavedRunOfAPatchedScenarioIsDrivenOnWithItsPatch() throws Exception {
        patchesBeside();
        Path file = home.resolve("driven.race");
        Files.writeString(file, BundledScenarios.source("get-after-lookup"));
        PatchBeside rcu = PatchBeside.of(file.toString(), ScenarioFile.read(file)).stream().filter(one -> one.named().endsWith("rcu.patch")).findFirst().orElseThrow();
        Variant variant = Variant.of("driven.race", ScenarioFile.read(file), Map.of()).patched(rcu.named(), rcu.patched());
        Run run = Explorer.replay(variant.program(), variant.program().reuse, Schedule.parse("user user"), false);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new JsonLinesWriter().write(run.trace(), lines);
        Path trace = home.resolve("run.jsonl");
        Files.write(trace, lines.toByteArray());
        opened = OpenedWindow.on(trace, home);
        opened.press(KeyCode.END);
        opened.press(KeyCode.X);
        assertTrue(label("drive-state").startsWith("2 steps"), label("drive-state"));
        assertEquals("driven.race + rcu – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
    }

    @Test
    void aSavedRunThatIsOpenedAgainIsDrivenOnFromTheStepAtTheCursor() throws Exception {
        Variant variant = Variant.of("x", Scenario.parse("driven.race", BundledScenarios.source("get-after-lookup")), Map.of());
        Run run = new Explorer(variant.program(), Options.standard(), Limits.standard(), () -> 0).explore().run();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new JsonLinesWriter().write(run.trace(), lines);
        Path trace = home.resolve("run.jsonl");
        Files.write(trace, lines.toByteArray());
        Files.writeString(home.resolve("driven.race"), BundledScenarios.source("get-after-lookup"));
        opened = OpenedWindow.on(trace, home);
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.END);
        opened.press(KeyCode.X);
        assertTrue(isShown("source"));
        assertTrue(label("drive-state").startsWith(run.steps().size() + " steps"), label("drive-state"));
        Files.writeString(home.resolve("driven.race"), BundledScenarios.source("get-after-lookup") + "// changed\n");
        OpenedWindow.onFx(() -> {
            opened.window.open(TraceSource.file(trace));
            return null;
        });
        opened.press(KeyCode.X);
        String said = OpenedWindow.onFx(() -> ((Label) opened.stage.getScene().getRoot().lookup(".notice").lookup(".label")).getText());
        assertTrue(said.contains("driven.race has changed since this run was saved"), said);
    }

    @Test
    void aConfigThatTheProgramCannotHaveIsToldInThePanel() throws Exception {
        open("scenario \"x\"\nconfig N = 1;\nint a[N];\nthread one { a[0] = 1; }\n");
        opened.press(KeyCode.C);
        TextField field = (TextField) OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".config-field"));
        OpenedWindow.onFx(() -> {
            field.setText("0");
            return null;
        });
        opened.press(KeyCode.ENTER);
        assertTrue(label("panel-note").startsWith("driven.race:3:"), label("panel-note"));
        OpenedWindow.onFx(() -> {
            field.setText("two");
            return null;
        });
        opened.press(KeyCode.ENTER);
        assertEquals("N: 'two' is no number: write digits, as in 1", label("panel-note"));
        opened.press(KeyCode.ESCAPE);
        assertEquals("driven.race – Racelane", OpenedWindow.onFx(opened.stage::getTitle));
    }

    @Test
    void everyControlHasAName() throws Exception {
        open(BundledScenarios.source("abba-deadlock"));
        List<String> nameless = new ArrayList<>();
        OpenedWindow.onFx(() -> {
            collect(opened.stage.getScene().getRoot(), nameless);
            return null;
        });
        assertEquals(List.of(), nameless);
    }

    private static void collect(Node node, List<String> nameless) {
        boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isEmpty() || node instanceof Labeled text && text.getText() != null && !text.getText().isEmpty();
        if ((node instanceof ButtonBase || node instanceof ListView) && node.isFocusTraversable() && !named) {
            nameless.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    @Test
    void aTextThatIsNoScenarioIsToldWithItsPlace() throws Exception {
        open("scenario \"x\"\nthread a { lock(nothing); }\n");
        Node notice = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".notice"));
        assertNotNull(notice);
        String said = OpenedWindow.onFx(() -> ((Label) notice.lookup(".label")).getText());
        assertTrue(said.startsWith("driven.race:2:17: "), said);
    }
}

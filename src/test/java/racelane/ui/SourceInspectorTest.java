package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.source.SourceLines;
import racelane.testkit.Compiled;

/** Files and lines in the inspector, from an image that is compiled here. */
class SourceInspectorTest {
    private static final String TRACE = """
            # tracer: nop
            #
                          sh-7       [000] .....     1.000100: get: (get_device+0x0) dev=0xff11000000001000
                          sh-7       [000] .....     1.000110: <stack trace>
             => get_device+0x1
             => nowhere+0x4/0x10
                          sh-7       [000] .....     1.000200: noise: x=1
            """;

    @TempDir
    Path home;

    private static List<String> labels(OpenedWindow opened, String style) throws Exception {
        return OpenedWindow.onFx(() -> shown(opened, style));
    }

    private static List<String> shown(OpenedWindow opened, String style) {
        return opened.stage.getScene().getRoot().lookupAll("." + style).stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void theStepAndEachEntryOfItsStackHaveALineOrAReason() throws Exception {
        Path trace = Files.writeString(home.resolve("toy.txt"), TRACE);
        Path image = Compiled.image(home, true);
        try (SourceLines source = SourceLines.open(List.of(image), home, Compiled.programs(), SourceLines.PATIENCE)) {
            OpenedWindow opened = OpenedWindow.on(trace, home, source);
            opened.press(KeyCode.HOME);
            OpenedWindow.until(() -> shown(opened, "source").size() >= 2);
            List<String> known = labels(opened, "source");
            assertTrue(known.size() >= 2, known.toString());
            assertTrue(known.stream().allMatch(line -> line.matches("(?s)drivers/base/device\\.c:[0-9]+(  inlined bump)?\n    .*")), known.toString());
            // The entry of the stack returns to the second byte of the function: the call before it is at the step's place.
            assertEquals(String.join("\n", known.subList(0, known.size() - 1)), known.get(known.size() - 1));
            List<String> unknown = labels(opened, "no-source");
            assertEquals(1, unknown.size(), unknown.toString());
            assertTrue(unknown.get(0).startsWith("no line: ") && unknown.get(0).contains("nowhere"), unknown.get(0));
            opened.press(KeyCode.END);
            OpenedWindow.until(() -> shown(opened, "source").isEmpty() && shown(opened, "no-source").equals(List.of("no line: the event tells no place in the code")));
            opened.close();
        }
    }

    @Test
    void withoutAnImageNothingIsSaidOfLines() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Files.writeString(home.resolve("toy.txt"), TRACE), home);
        assertEquals(List.of(), labels(opened, "source"));
        assertEquals(List.of(), labels(opened, "no-source"));
        opened.close();
    }
}

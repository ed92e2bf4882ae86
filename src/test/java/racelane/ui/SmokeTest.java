package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Samples;
import racelane.trace.Workers;

/** The window opens, paints a real capture, steps, and closes. */
class SmokeTest {
    @TempDir
    Path home;

    @Test
    void opensPaintsStepsAndRemembers() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        OpenedWindow opened = OpenedWindow.on(file, home);
        assertEquals(file.getFileName() + " – Racelane", opened.stage.getTitle());
        assertTrue(colours(opened) > 40, "the window is nearly empty");
        int first = opened.cursor();
        opened.press(KeyCode.RIGHT);
        assertTrue(opened.cursor() > first);
        opened.press(KeyCode.LEFT);
        assertEquals(first, opened.cursor());
        opened.press(KeyCode.T);
        opened.press(KeyCode.W);
        assertFalse(OpenedWindow.onFx(() -> opened.window.session().view().onlyWhatMatters()));
        opened.close();
        assertTrue(Files.readString(home.resolve("state/racelane/window.properties")).contains(file.getFileName().toString()));
    }

    @Test
    void everyControlThatCanBePressedHasAName() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        List<String> nameless = new ArrayList<>();
        OpenedWindow.onFx(() -> {
            collect(opened.stage.getScene().getRoot(), nameless);
            return null;
        });
        opened.close();
        assertEquals(List.of(), nameless);
    }

    private static void collect(Node node, List<String> nameless) {
        boolean pressable = node instanceof ButtonBase || node instanceof ListView || node instanceof PictureCanvas;
        boolean worded = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        if (pressable && !worded && (node.getAccessibleText() == null || node.getAccessibleText().isBlank())) {
            nameless.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    @Test
    void theStartPageOffersTheSamplesAndAFileThatIsNoTraceIsTold() throws Exception {
        OpenedWindow opened = OpenedWindow.on(null, home);
        assertNull(opened.window.session());
        assertTrue(OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".sample").size()) >= 5);
        Path noise = Files.write(home.resolve("noise"), new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 9});
        OpenedWindow.onFx(() -> {
            opened.window.open(TraceSource.file(noise));
            return null;
        });
        assertNull(opened.window.session());
        Node notice = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".notice"));
        assertNotNull(notice);
        assertTrue(notice.isVisible(), "nothing says that the file is no trace");
        opened.close();
    }

    /** Nobody sees a start page come and go; where nothing comes of the file, the start page is what is left. */
    @Test
    void aWindowOpenedOnAFileWaitsForItAndFallsBackToTheStartPage() throws Exception {
        List<Runnable> held = new ArrayList<>();
        Workers later = new Workers() {
            @Override
            public int cores() {
                return 1;
            }

            @Override
            public <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
                return Workers.direct().all(tasks);
            }

            @Override
            public void start(String name, Runnable work) {
                held.add(work);
            }
        };
        Path noise = Files.write(home.resolve("noise.bin"), new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 9});
        OpenedWindow opened = OpenedWindow.on(TraceSource.file(noise), home, later);
        assertEquals("noise.bin – Racelane", opened.stage.getTitle());
        assertEquals(0, samples(opened));
        OpenedWindow.onFx(() -> {
            // What the work starts in turn is held as well.
            List.copyOf(held).forEach(Runnable::run);
            return null;
        });
        assertEquals("Racelane", opened.stage.getTitle());
        assertTrue(samples(opened) >= 5, "no start page");
        assertTrue(OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".notice").isVisible()), "nothing says why");
        opened.close();
    }

    private static int samples(OpenedWindow opened) throws Exception {
        return OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".sample").size());
    }

    @Test
    void theThemeChangesThePictureAndIsKept() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        int before = pixel(opened);
        opened.press(KeyCode.T, "Ctrl");
        assertNotEquals(before, pixel(opened));
        opened.close();
        assertTrue(Files.readString(home.resolve("config/racelane/settings.properties")).contains("theme="));
    }

    private static int pixel(OpenedWindow opened) throws Exception {
        WritableImage image = OpenedWindow.onFx(() -> opened.stage.getScene().snapshot(null));
        return image.getPixelReader().getArgb(2, 2);
    }

    private static int colours(OpenedWindow opened) throws Exception {
        WritableImage image = OpenedWindow.onFx(() -> opened.stage.getScene().snapshot(null));
        Set<Integer> seen = new HashSet<>();
        for (int y = 100; y < image.getHeight(); y += 3) {
            for (int x = 220; x < image.getWidth(); x += 3) {
                seen.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return seen.size();
    }
}

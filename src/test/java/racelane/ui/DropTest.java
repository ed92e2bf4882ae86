package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Samples;

class DropTest {
    @Test
    void ofTwoFilesTheSecondIsTheLogBesideTheFirst(@TempDir Path home) throws Exception {
        OpenedWindow opened = OpenedWindow.on(null, home);
        List<TraceSource> taken = new ArrayList<>();
        DropTarget target = OpenedWindow.onFx(() -> new DropTarget(new Scene(new Pane()), taken::add));
        assertTrue(target.take(List.of(new File("a.txt"), new File("b.txt"))));
        assertEquals(List.of(TraceSource.files(Path.of("a.txt"), Path.of("b.txt"))), taken);
        assertFalse(target.take(List.of()));
        opened.close();
    }

    @Test
    void aFileThatIsDroppedReplacesTheOneThatIsOpen(@TempDir Path home) throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        Path other = Samples.file("a6-arm64-injected", home);
        OpenedWindow.onFx(() -> {
            opened.window.open(TraceSource.file(other));
            return null;
        });
        assertEquals(other.getFileName().toString(), opened.window.session().timeline().trace().facts().file());
        opened.close();
    }
}

package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.picture.Theme;

class SettingsTest {
    @TempDir
    Path home;

    private Settings load() {
        return Settings.load(OpenedWindow.environment(home));
    }

    @Test
    void theFirstTimeNothingIsChosen() {
        assertNull(load().theme());
        assertEquals(List.of(), load().recent());
        assertEquals(700, load().number("height", 700, 400, 9_000));
    }

    @Test
    void whatIsSavedComesBackAndNoHalfFileStays() throws Exception {
        Settings settings = load();
        settings.theme(Theme.DARK);
        settings.number("height", 812.5);
        settings.opened(Path.of("/tmp/a.txt"));
        settings.opened(Path.of("/tmp/b = c.txt"));
        settings.opened(Path.of("/tmp/a.txt"));
        settings.save();
        assertEquals(Theme.DARK, load().theme());
        assertEquals(812.5, load().number("height", 700, 400, 9_000));
        assertEquals(List.of(Path.of("/tmp/a.txt"), Path.of("/tmp/b = c.txt")), load().recent());
        try (Stream<Path> files = Files.walk(home)) {
            assertEquals(2, files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void aDamagedFileCountsAsEmpty() throws Exception {
        Path file = home.resolve("state/racelane/window.properties");
        Files.createDirectories(file.getParent());
        Files.write(file, "height=\\u00zz\nrecent.0=x\n".getBytes());
        assertEquals(700, load().number("height", 700, 400, 9_000));
        Files.write(file, "height=1e300\n".getBytes());
        assertEquals(700, load().number("height", 700, 400, 9_000));
    }

    @Test
    void aRelativeFolderCountsAsNotSet() {
        Settings settings = Settings.load(java.util.Map.of("HOME", home.toString(), "XDG_STATE_HOME", "here", "XDG_CONFIG_HOME", "here"));
        assertFalse(Files.exists(Path.of("here")));
        assertTrue(settings.recent().isEmpty());
    }
}

package racelane.ui;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import racelane.picture.Theme;

/** What the desktop is asked, once, in the background. */
final class Desktop {
    private static final long PATIENCE_MS = 300;

    private Desktop() {}

    /** The theme that a GNOME desktop prefers; light where nobody answers in time. JavaFX 21 cannot tell. */
    static Theme theme() {
        try {
            Process process = new ProcessBuilder("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Theme.LIGHT;
            }
            String answer = new String(process.getInputStream().readNBytes(200), java.nio.charset.StandardCharsets.UTF_8);
            return answer.contains("dark") ? Theme.DARK : Theme.LIGHT;
        } catch (IOException notThere) {
            return Theme.LIGHT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Theme.LIGHT;
        }
    }
}

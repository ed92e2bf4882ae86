package racelane.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.catalog.Sample;
import racelane.lens.LensException;
import racelane.picture.Theme;
import racelane.source.SourceLines;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** Puts the window together from what it needs. Runs on the toolkit's thread, once per window. */
final class App {
    private App() {}

    /**
     * What is made before the toolkit's thread runs, since it may take a moment.
     *
     * @param source files and lines of the kernel's code, or null where nobody asked
     */
    record Prepared(Settings settings, Theme theme, Opening opening, List<Sample> samples, SourceLines source) {
        static Prepared of(Map<String, String> environment, List<Path> lenses, SourceLines source) throws LensException, IOException {
            Settings settings = Settings.load(environment);
            Theme theme = settings.theme() != null ? settings.theme() : Desktop.theme();
            Opening opening = new Opening(Catalog.formats(), Catalog.lenses(List.of()));
            for (int i = lenses.size() - 1; i >= 0; i--) {
                opening = opening.withLensFile(lenses.get(i));
            }
            return new Prepared(settings, theme, opening, Catalog.samples(), source);
        }
    }

    /** @param first what to open at once, or null for the start page */
    static MainWindow show(Stage stage, Workers workers, Ticker ticker, Prepared prepared, TraceSource first) {
        MainWindow window = new MainWindow(stage, Fonts.load(), workers, ticker, prepared);
        window.show(first);
        return window;
    }
}

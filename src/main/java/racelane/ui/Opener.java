package racelane.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import racelane.catalog.Sample;

/** Opens what a person brings: a file chosen, dropped or remembered, a bundled sample, a text that was copied. */
final class Opener {
    private final Stage stage;
    private final Settings settings;
    private final Background background;
    private final Reader reader;
    private final ScenarioDesk scenarios;
    private final ReportDesk reports;
    private final Teller teller;

    Opener(Stage stage, Settings settings, Background background, Reader reader, ScenarioDesk scenarios, ReportDesk reports, Teller teller) {
        this.stage = stage;
        this.settings = settings;
        this.background = background;
        this.reader = reader;
        this.scenarios = scenarios;
        this.reports = reports;
        this.teller = teller;
    }

    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a trace or a scenario");
        settings.recent().stream().map(Path::getParent).filter(folder -> folder != null && Files.isDirectory(folder)).findFirst()
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        java.io.File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(TraceSource.file(chosen.toPath()));
        }
    }

    /** What was copied elsewhere: files, or a text. */
    void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles() && !clipboard.getFiles().isEmpty()) {
            open(TraceSource.file(clipboard.getFiles().get(0).toPath()));
        } else if (clipboard.hasString() && !clipboard.getString().isBlank()) {
            String text = clipboard.getString();
            open(() -> TraceSource.text("pasted text", text));
        } else {
            teller.notice("there is no text to paste: copy a kernel report, a mail or a log first");
        }
    }

    /** A sample is a file in a folder of its own, so that it can be saved, followed and opened again like any other. */
    void open(Sample sample) {
        background.run("sample", job -> sample.copyTo(Files.createTempDirectory("racelane-sample")), file -> {
            reports.opening(() -> TraceSource.file(file));
            reader.open(TraceSource.file(file));
        }, failure -> teller.notice(failure.getMessage()));
    }

    void open(TraceSource source) {
        open(() -> source);
    }

    /** @param from gives the source again, should it be read once more */
    void open(Supplier<TraceSource> from) {
        TraceSource source = from.get();
        reports.opening(from);
        scenarios.opening(source.file());
        if (source.file() != null) {
            settings.opened(source.file().toAbsolutePath().normalize());
        }
        if (ScenarioDesk.takes(source)) {
            reader.cancel();
            scenarios.open(source.file());
        } else {
            reader.open(source);
        }
    }
}

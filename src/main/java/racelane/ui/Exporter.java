package racelane.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import racelane.export.JsonLinesWriter;
import racelane.export.TracePart;
import racelane.export.ViewExport;
import racelane.export.WholeFile;
import racelane.timeline.Scale;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** Saves the view as a file. Asks first, writes afterwards in the background. */
final class Exporter {
    /** Columns in which the edges of what is shown are looked for. */
    private static final int PRECISION = 4_000;

    private final Background background;
    private final Consumer<String> say;
    private final PictureChoice choice;

    /**
     * @param say      tells a person what came of it
     * @param settings where what a picture shows is remembered
     */
    Exporter(Background background, Consumer<String> say, Settings settings) {
        this.background = background;
        this.say = say;
        this.choice = new PictureChoice(settings);
    }

    /** An entry for each format, and those that choose what stands on a picture. */
    List<MenuItem> items(Consumer<ViewExport.Format> save) {
        List<MenuItem> items = new ArrayList<>();
        for (ViewExport.Format format : ViewExport.Format.values()) {
            MenuItem item = new MenuItem(words(format) + "…");
            item.setOnAction(chosen -> save.accept(format));
            items.add(item);
        }
        items.addAll(choice.items());
        return items;
    }

    /** What a format is, for people. */
    private static String words(ViewExport.Format format) {
        return switch (format) {
            case PNG -> "PNG picture";
            case SVG -> "SVG drawing";
            case PDF -> "PDF page";
            case HTML -> "HTML page that steps in any browser";
            case TXT -> "Plain text for a mail";
        };
    }

    /**
     * @param wanted  the format; null lets the person choose among all
     * @param options size, theme and notes; what else there is to a picture was chosen in the menu
     */
    void save(Window owner, Timeline timeline, ViewState view, ViewExport.Format wanted, ViewExport.Options options) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        for (ViewExport.Format format : ViewExport.Format.values()) {
            if (wanted == null || wanted == format) {
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words(format), "*." + ending(format)));
            }
        }
        String ending = ending(wanted == null ? ViewExport.Format.PNG : wanted);
        String name = timeline.trace().facts().file().replaceAll("\\.(gz|xz|zst)$", "").replaceAll("\\.txt$", "");
        chooser.setInitialFileName(name + "-step-" + timeline.trace().step(view.cursorRow()) + "." + ending);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            boolean named = ViewExport.Format.of(chosen.getName()) != null;
            write(timeline, view, named ? chosen.toPath() : Path.of(chosen.getPath() + "." + ending), options);
        }
    }

    /** The events that are shown, between the left and the right edge of the lanes, as a trace of their own. */
    void savePart(Window owner, Timeline timeline, ViewState view) {
        TracePart part = part(timeline, view);
        if (part.rows().count() == 0) {
            say.accept("no event is in view: nothing to save");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the part that is shown");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Racelane JSON lines", "*.jsonl"));
        chooser.setInitialFileName(timeline.trace().facts().file().replaceAll("\\.(gz|xz|zst)$", "").replaceAll("\\.(txt|dat|jsonl)$", "") + "-part.jsonl");
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            savePart(part, chosen.getName().contains(".") ? chosen.toPath() : Path.of(chosen.getPath() + ".jsonl"));
        }
    }

    static TracePart part(Timeline timeline, ViewState view) {
        Scale scale = timeline.scale(view, PRECISION);
        return TracePart.of(timeline, view, scale.firstRowFrom(0), scale.firstRowFrom(PRECISION) - 1);
    }

    void savePart(TracePart part, Path file) {
        say.accept("saving " + file + " …");
        background.run("save", job -> {
            WholeFile.write(file, out -> new JsonLinesWriter().write(part, out));
            return file;
        }, saved -> say.accept("saved " + part.rows().count() + " events in " + saved), failure -> say.accept(file + ": not saved ("
                + (failure instanceof IOException ? failure.getMessage() : failure.toString()) + "); choose another place"));
    }

    private static String ending(ViewExport.Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** @param options size, theme and notes; what else there is to a picture was chosen in the menu */
    void write(Timeline timeline, ViewState view, Path file, ViewExport.Options options) {
        say.accept("saving " + file + " …");
        ViewExport.Options chosen = choice.on(options, ViewExport.Format.of(file.getFileName().toString()));
        background.run("save", job -> {
            ViewExport.write(timeline, view, file, chosen);
            return file;
        }, saved -> say.accept("saved " + saved), failure -> say.accept(file + ": not saved ("
                + (failure instanceof IOException ? failure.getMessage() : failure.toString()) + "); choose another place"));
    }
}

package racelane.ui;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import racelane.catalog.Catalog;
import racelane.catalog.Export;
import racelane.picture.Theme;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** Saves the view as a file. Asks first, writes afterwards in the background, beside the old file until it is whole. */
final class Exporter {
    private final Background background;
    private final Consumer<String> say;

    /** What is to be written. */
    private record Order(Timeline timeline, ViewState view, Export export, Export.Page page, Path file) {}

    /** @param say tells a person what came of it */
    Exporter(Background background, Consumer<String> say) {
        this.background = background;
        this.say = say;
    }

    /** Asks for a file and writes it; {@code ending} null lets the person choose among all. */
    void save(Window owner, Timeline timeline, ViewState view, String ending, int scale, int width, int height, Theme theme) {
        List<Export> exports = Catalog.exports();
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        for (Export export : exports) {
            if (ending == null || export.ending().equals(ending)) {
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(export.words() + " (." + export.ending() + ")", "*." + export.ending()));
            }
        }
        String name = timeline.trace().facts().file().replaceAll("\\.(gz|xz|zst)$", "").replaceAll("\\.txt$", "");
        chooser.setInitialFileName(name + "-step-" + (view.cursorRow() + 1) + "." + (ending == null ? "png" : ending));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return;
        }
        Export export = exports.stream().filter(one -> chosen.getName().endsWith("." + one.ending())).findFirst()
                .orElseGet(() -> exports.stream().filter(one -> one.ending().equals(ending == null ? "png" : ending)).findFirst().orElseThrow());
        write(new Order(timeline, view, export, new Export.Page(width, height, scale, theme), chosen.toPath()));
    }

    private void write(Order order) {
        say.accept("saving " + order.file() + " …");
        background.run("save", job -> {
            Path beside = Files.createTempFile(order.file().toAbsolutePath().getParent(), ".racelane", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(beside)) {
                    order.export().writer().write(order.timeline(), order.view(), order.page(), out);
                }
                Files.move(beside, order.file(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            return order.file();
        }, file -> say.accept("saved " + file), failure -> say.accept(order.file() + ": not saved ("
                + (failure instanceof IOException ? failure.getMessage() : failure.toString()) + "); choose another place"));
    }
}

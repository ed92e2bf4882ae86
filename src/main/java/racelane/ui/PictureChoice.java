package racelane.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import racelane.export.PngSurface;
import racelane.export.ViewExport;
import racelane.timeline.Page;

/** What stands on a picture beside the lanes, and how finely a PNG is drawn: chosen in the menu of the exports, kept for the next one. */
final class PictureChoice {
    private final Settings settings;

    PictureChoice(Settings settings) {
        this.settings = settings;
    }

    /** Entries that choose; what they say is what the next picture has. */
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        items.add(new SeparatorMenuItem());
        for (Page.Part part : Page.Part.values()) {
            CheckMenuItem item = new CheckMenuItem("With the " + part.name().toLowerCase(Locale.ROOT));
            item.setSelected(settings.parts().contains(part));
            item.selectedProperty().addListener((selected, before, now) -> choose(part, now));
            items.add(item);
        }
        Menu scales = new Menu("PNG drawn");
        ToggleGroup one = new ToggleGroup();
        for (int scale = 1; scale <= PngSurface.MAX_SCALE; scale++) {
            int by = scale;
            RadioMenuItem item = new RadioMenuItem(scale + "x");
            item.setToggleGroup(one);
            item.setSelected(settings.pngScale() == scale);
            item.setOnAction(chosen -> settings.pngScale(by));
            scales.getItems().add(item);
        }
        items.add(scales);
        return items;
    }

    private void choose(Page.Part part, boolean wanted) {
        Set<Page.Part> parts = EnumSet.noneOf(Page.Part.class);
        parts.addAll(settings.parts());
        if (wanted) {
            parts.add(part);
        } else {
            parts.remove(part);
        }
        settings.parts(parts);
    }

    /** What was chosen, for a picture of a format. */
    ViewExport.Options on(ViewExport.Options options, ViewExport.Format format) {
        return options.withParts(settings.parts()).withScale(format == ViewExport.Format.PNG ? settings.pngScale() : 1);
    }
}

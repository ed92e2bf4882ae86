package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.cli.Cli;
import racelane.export.ViewExport;
import racelane.testkit.Analyses;
import racelane.testkit.Samples;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Workers;

/** What stands on a picture: chosen in the window's menu, the same bytes as the command line's. */
class PictureChoiceTest {
    @TempDir
    Path home;

    private static List<MenuItem> menu(OpenedWindow opened) {
        return opened.stage.getScene().getRoot().lookupAll(".menu-button").stream().map(MenuButton.class::cast).filter(button -> "Export".equals(button.getText())).findFirst().orElseThrow().getItems();
    }

    private static CheckMenuItem part(List<MenuItem> menu, String words) {
        return menu.stream().filter(item -> words.equals(item.getText())).map(CheckMenuItem.class::cast).findFirst().orElseThrow();
    }

    private Settings settings() {
        return Settings.load(OpenedWindow.environment(home));
    }

    @Test
    void partsThatWereChosenAreChosenTheNextTime() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        OpenedWindow opened = OpenedWindow.on(file, home);
        OpenedWindow.onFx(() -> {
            assertEquals(List.of(true, true, false, true), List.of("inspector", "table", "legend", "caption").stream().map(one -> part(menu(opened), "With the " + one).isSelected()).toList());
            part(menu(opened), "With the inspector").setSelected(false);
            part(menu(opened), "With the legend").setSelected(true);
            Menu scales = menu(opened).stream().filter(Menu.class::isInstance).map(Menu.class::cast).findFirst().orElseThrow();
            ((RadioMenuItem) scales.getItems().get(2)).fire();
            return null;
        });
        opened.close();
        OpenedWindow again = OpenedWindow.on(file, home);
        OpenedWindow.onFx(() -> {
            assertEquals(List.of(false, true, true, true), List.of("inspector", "table", "legend", "caption").stream().map(one -> part(menu(again), "With the " + one).isSelected()).toList());
            return null;
        });
        again.close();
        assertEquals(3, settings().pngScale());
    }

    @Test
    void theWindowAndRenderGiveTheSameBytesForTheSameParts() throws Exception {
        Path file = Samples.file("a4-arm64-unbinder", home);
        Timeline timeline = Timeline.of(Analyses.of(file));
        ViewState view = timeline.start();
        List<byte[]> svgs = new ArrayList<>();
        OpenedWindow opened = OpenedWindow.on((Path) null, home);
        for (String parts : List.of("none", "inspector", "table", "legend", "caption", "all")) {
            Settings settings = settings();
            OpenedWindow.onFx(() -> {
                Exporter exporter = new Exporter(new Background(Workers.direct(), new FxThread()), said -> { }, settings);
                for (MenuItem item : exporter.items(format -> { })) {
                    if (item instanceof CheckMenuItem part) {
                        part.setSelected(parts.equals("all") || part.getText().endsWith(parts));
                    }
                }
                for (String ending : List.of("svg", "pdf", "png")) {
                    exporter.write(timeline, view, home.resolve("window." + ending), ViewExport.Options.USUAL.withSize(1_000, 700));
                }
                return null;
            });
            for (String ending : List.of("svg", "pdf", "png")) {
                Path rendered = home.resolve("render." + ending);
                String scale = ending.equals("png") ? "2" : "1";
                assertEquals(0, new Cli(new PrintWriter(new StringWriter()), new PrintWriter(System.err), Workers.direct(), () -> 0).run("render", file.toString(), "-o", rendered.toString(), "--size", "1000x700", "--parts", parts, "--scale", scale));
                assertArrayEquals(Files.readAllBytes(rendered), Files.readAllBytes(home.resolve("window." + ending)), parts + " as " + ending);
            }
            svgs.add(Files.readAllBytes(home.resolve("window.svg")));
        }
        opened.close();
        assertEquals(svgs.size(), svgs.stream().map(java.util.Arrays::hashCode).distinct().count(), "each choice is another picture");
    }
}

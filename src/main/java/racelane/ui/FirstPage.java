package racelane.ui;

import java.util.function.Consumer;
import racelane.catalog.BundledScenarios;

/**
 * What stands in the middle while no trace does: the start page, or, in a window that was opened on a trace, that it
 * is being opened. A start page that comes and goes would keep the first lanes waiting.
 */
final class FirstPage {
    private static final String TITLE = "Racelane";

    private final Middle middle;
    private final StartPage start;
    private final SampleThumbnails thumbnails;
    private final Settings settings;
    private final Background background;
    private final Consumer<String> openScenario;
    private final Consumer<String> notice;
    private final WaitingPage waiting = new WaitingPage();

    /**
     * @param openScenario opens a bundled scenario by its name
     * @param notice       takes one line for people
     */
    FirstPage(Middle middle, StartPage start, SampleThumbnails thumbnails, Settings settings, Background background, Consumer<String> openScenario, Consumer<String> notice) {
        this.middle = middle;
        this.start = start;
        this.thumbnails = thumbnails;
        this.settings = settings;
        this.background = background;
        this.openScenario = openScenario;
        this.notice = notice;
    }

    /** The start page; {@link #fill} makes what takes a while. */
    void put() {
        middle.put(start, TITLE);
        start.showRecent(settings.recent());
    }

    /** @param name of what is being opened */
    void waitFor(String name) {
        waiting.waitFor(name);
        middle.put(waiting, name + " – " + TITLE);
    }

    /** Nothing came, or will come, of what was waited for: back to the start page, if that was all there was. */
    void waitNoMore() {
        if (middle.has(waiting)) {
            put();
            fill();
        }
    }

    /** Makes the pictures of the samples and the list of scenarios, once. */
    void fill() {
        thumbnails.start();
        if (start.wantsScenarios()) {
            background.run("scenarios", job -> BundledScenarios.programs(), programs -> start.showScenarios(programs, openScenario), failure -> notice.accept("the scenarios cannot be listed: " + failure));
        }
    }

    void repaint() {
        thumbnails.repaint();
    }
}

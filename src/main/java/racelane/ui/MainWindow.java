package racelane.ui;

import java.io.IOException;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import racelane.catalog.Catalog;
import racelane.export.ViewExport;
import racelane.picture.Theme;
import racelane.read.TraceFormat;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.session.Variant;
import racelane.timeline.ViewState;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** The window: composes the panes and hands commands to whoever does them. It owns no behaviour beyond that. */
final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Scene scene;
    private final Settings settings;
    private final Look look;
    private final Background background;
    private final MeaningDesk meanings;
    private final Reader reader;
    private final Exporter exporter;
    private final TextCopy copier;
    private final Player player;
    private final Toolbar toolbar;
    private final NoticeBar notice = new NoticeBar();
    private final StatusBar status = new StatusBar();
    private final BorderPane page = new BorderPane();
    private final Overlay overlay = new Overlay(this::focus);
    private final Middle middle;
    private final TracePane trace;
    private final FirstPage first;
    private final ScenarioDesk desk;
    private final ScenarioPane scenario;
    private final DriveBar driveBar;
    private final ReportDesk reports;
    private final VariantsPane variants;
    private final Opener opener;
    private final Panels panels;
    private final FindPanel find;
    private final SessionKeeper keeper;
    private final NotePanel notes;
    private final BreakpointPanel breakpoints;
    private final Presenter presenter;
    private final TwoTracesPane comparison;
    private final CompareDesk compare;
    private final Repainter repainter;
    private final CommandRunner actions;

    MainWindow(Stage stage, Fonts fonts, Workers workers, Ticker ticker, App.Prepared prepared) {
        this.stage = stage;
        this.settings = prepared.settings();
        this.look = new Look(prepared.theme());
        this.background = new Background(workers, new FxThread());
        this.meanings = new MeaningDesk(stage, overlay, this::session, background, prepared.opening().withWorkers(workers), new Tells());
        this.reader = new Reader(new OpenTrace(meanings::opening, background, workers, ticker), status, new Shown());
        this.middle = new Middle(stage, page, overlay, new ViewWork(background, status::waiting), this::leave);
        this.exporter = new Exporter(background, status::say, settings);
        this.copier = new TextCopy(background, status::say, notice::say);
        this.player = new Player(this::playStep, this::changed);
        this.actions = new CommandRunner(this::session, player::pause);
        this.toolbar = new Toolbar(this::run, player, exporter.items(this::save));
        this.trace = new TracePane(this::session, this::run, fonts, background, settings, prepared.source(), this::resized);
        this.panels = new Panels(overlay, this::session, this::run);
        this.find = new FindPanel(overlay, this::session, background, trace::mark, trace::land);
        this.keeper = new SessionKeeper(background, new Tells(), meanings::opening, settings.views());
        this.notes = new NotePanel(overlay, this::session, new Tells());
        this.breakpoints = new BreakpointPanel(overlay, this::session, new Tells());
        this.presenter = new Presenter(this::session, notes, fonts, look, new KeyMap(Commands.all()), this::run);
        this.comparison = new TwoTracesPane(fonts, this::resized);
        this.compare = new CompareDesk(prepared.opening().withWorkers(workers), background, ticker, new Tells(), comparison, reader::file, this::changed, this::showCompared);
        this.desk = new ScenarioDesk(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::session, overlay, new Driven());
        this.scenario = new ScenarioPane(this::session, this::run, desk, fonts, this::resized);
        this.driveBar = new DriveBar(this::run);
        this.variants = new VariantsPane(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::run, desk::open, fonts, this::resized, this::changed, this::useVariant);
        this.reports = new ReportDesk(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::run, desk, overlay, new Reported());
        this.opener = new Opener(stage, settings, background, reader, desk, reports, new Tells());
        SampleThumbnails thumbnails = new SampleThumbnails(prepared.opening(), background, fonts, look::palette);
        StartPage start = new StartPage(prepared.samples(), Catalog.formats().stream().map(TraceFormat::name).toList(), thumbnails, opener::open, file -> opener.open(TraceSource.file(file)), () -> run(Commands.get("open")));
        this.first = new FirstPage(middle, start, thumbnails, settings, background, desk::open, notice::say);
        this.scene = scene();
        this.repainter = new Repainter(scene, this::showNodes, this::paint);
        actions();
        new KeyFilter(scene, new KeyMap(Commands.all()), overlay, this::run);
        new DropTarget(scene, opener::open);
        status.onCancel(() -> {
            reader.stop();
            first.waitNoMore();
            changed();
        });
    }

    private Scene scene() {
        page.setTop(new VBox(toolbar, notice, driveBar));
        page.setBottom(status);
        // A window larger than the screen would hide its own toolbar where no window manager moves it.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene made = new Scene(new StackPane(page, overlay), Math.min(settings.number("width", WIDTH, 640, 20_000), screen.getWidth()),
                Math.min(settings.number("height", HEIGHT, 400, 20_000), screen.getHeight()));
        look.dress(made);
        return made;
    }

    /** @param source what to open at once, or null for the start page */
    void show(TraceSource source) {
        stage.setScene(scene);
        stage.getIcons().setAll(Icon.images());
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        stage.setMaximized(settings.flag("maximized"));
        stage.setOnHidden(hidden -> end());
        if (source == null) {
            first.put();
        } else {
            first.waitFor(source.name());
        }
        stage.show();
        stage.outputScaleXProperty().addListener((scale, before, now) -> repainter.requestCanvases());
        if (source != null) {
            opener.open(source);
        } else {
            first.fill();
        }
    }

    /** Remembers what is to be remembered. A window that cannot do that closes all the same. */
    private void end() {
        reader.cancel();
        keeper.leave();
        player.pause();
        settings.flag("maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.number("width", scene.getWidth());
            settings.number("height", scene.getHeight());
        }
        try {
            settings.save();
        } catch (IOException failure) {
            System.getLogger("racelane").log(System.Logger.Level.WARNING, "the window's size and recent files are not kept: {0}", failure.getMessage());
        }
    }

    private void actions() {
        actions.put("open", opener::choose);
        actions.put("copy-text", () -> copier.copy(session().timeline(), session().view()));
        actions.put("save-picture", () -> save(null));
        actions.put("close-trace", this::close);
        actions.put("quit", stage::hide);
        actions.put("play", player::toggle);
        actions.put("go-to", find::goTo);
        actions.put("jump-back", () -> session().jumpBack());
        actions.put("save-part", () -> exporter.savePart(stage, session().timeline(), session().view()));
        actions.put("say-meaning", meanings::ask);
        actions.put("save-lens", meanings::save);
        actions.put("note", notes::pin);
        actions.put("notes", notes::list);
        actions.put("tour-next", () -> notes.walk(1));
        actions.put("tour-back", () -> notes.walk(-1));
        actions.put("present", () -> presenter.toggle(stage));
        actions.put("breakpoint", breakpoints::show);
        actions.put("run-next", () -> breakpoints.run(1));
        actions.put("run-back", () -> breakpoints.run(-1));
        actions.put("keep", keeper::keep);
        actions.put("compare-with", () -> compare.choose(stage));
        actions.put("difference-next", () -> compare.walk(1));
        actions.put("difference-back", () -> compare.walk(-1));
        actions.put("findings", panels::findings);
        actions.put("find", find::find);
        actions.put("lanes-filter", new FilterPanel(overlay, this::session, background)::show);
        actions.put("theme", this::changeTheme);
        actions.put("commands", panels::commands);
        actions.put("keys", panels::keys);
        actions.putAll(desk.actions(driveBar));
        actions.putAll(reports.actions(this::session));
        actions.put("paste", opener::paste);
        actions.put("other-variant", () -> {
            if (middle.has(variants)) {
                variants.turn();
            } else {
                notice.say("no two variants are shown: set the configs of a scenario (C) and explore beside the present one");
            }
        });
        actions.check();
    }

    void run(Command command) {
        notice.answering(() -> actions.run(command));
        repainter.request();
    }

    private boolean playStep() {
        return session() != null && session().run(Commands.get("step-next"));
    }

    /** The desk of kernel reports. */
    ReportDesk reports() {
        return reports;
    }

    Session session() {
        return middle.session();
    }

    void open(TraceSource source) {
        opener.open(source);
    }

    MeaningDesk meanings() {
        return meanings;
    }

    void notice(String words) {
        notice.say(words);
    }

    Scene sceneOfWindow() {
        return scene;
    }

    private void changed() {
        if (repainter != null) {
            presenter.changed();
            repainter.request();
        }
    }

    private void resized() {
        if (repainter != null) {
            repainter.requestCanvases();
        }
    }

    private void showNodes() {
        if (session() != null) {
            toolbar.show(session(), player);
            status.show(session());
            keeper.look();
            middle.showPane();
            if (desk.isOpen()) {
                desk.show(driveBar);
            } else {
                driveBar.hide();
            }
        }
    }

    private void paint() {
        middle.paint(look.palette());
    }

    /** The keys go to the run of the variant that has the focus. */
    private void useVariant() {
        if (middle.has(variants)) {
            middle.use(variants.session());
        }
    }

    private void focus() {
        middle.focus();
    }

    /** Two traces take the place of the one that was open; the keys go to the upper one. */
    private void showCompared(String title, Runnable fill) {
        notice.clear();
        middle.putPane(comparison, title);
        fill.run();
        middle.use(comparison.session());
        middle.focus();
        changed();
    }

    CompareDesk compareDesk() {
        return compare;
    }

    private void close() {
        first.put();
        reports.leave();
        first.fill();
    }

    /** A page takes the place of what was shown: whoever worked on that stops, and the bars have nothing to say of it. */
    private void leave() {
        reader.cancel();
        keeper.leave();
        comparison.leave();
        desk.leave();
        variants.leave();
        driveBar.hide();
        player.pause();
        toolbar.showNothing();
        status.show(null);
    }

    /** @param format null lets the person choose */
    private void save(ViewExport.Format format) {
        exporter.save(stage, session().timeline(), session().view(), format, ViewExport.Options.USUAL.withNotes(session().kept().notes()).withTheme(look.theme())
                .withSize((int) Math.max(320, scene.getWidth()), (int) Math.max(240, scene.getHeight())));
    }

    private void changeTheme() {
        look.change(look.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT, scene);
        settings.theme(look.theme());
        first.repaint();
    }

    private String title(Session shown) {
        return (desk.isOpen() ? desk.title() : shown.timeline().trace().facts().file()) + " – Racelane";
    }

    /** Says things in the window's bars. */
    private class Tells implements Teller {
        @Override
        public void notice(String words) {
            notice.say(words);
        }

        @Override
        public void say(String words) {
            status.say(words);
        }

        /** Something that the next frame has to show. */
        public void changed() {
            MainWindow.this.changed();
        }

        /** Nothing could be opened, for this reason. */
        public void failed(String reason) {
            notice.say(reason);
            first.waitNoMore();
            if (session() == null) {
                first.fill();
            }
        }
    }

    /** Shows what the reader brings. */
    private final class Shown extends Tells implements Reader.Target {
        @Override
        public void show(Session next) {
            notice.clear();
            desk.leave();
            middle.beside(null);
            variants.leave();
            comparison.leave();
            keeper.opened(next, reader.kept());
            middle.show(next, trace, title(next));
            changed();
            reports.look(next);
        }
    }

    /** Shows the runs of a scenario. */
    private final class Driven extends Tells implements ScenarioDesk.Target {
        @Override
        public void show(Session next, boolean driving) {
            notice.clear();
            keeper.leave();
            comparison.leave();
            middle.beside(driving ? null : reports.beside(desk.current()));
            variants.leave();
            if (driving) {
                middle.show(next, scenario, title(next));
            } else {
                middle.show(next, trace, title(next));
            }
            changed();
        }

        @Override
        public void show(Variant left, Variant right, ScenarioSearch.How how) {
            notice.clear();
            middle.putPane(variants, left.title() + "  |  " + right.title() + " – Racelane");
            variants.open(left, right, how);
        }
    }

    /** Shows the page of a report. */
    private final class Reported extends Tells implements ReportDesk.Target {
        @Override
        public void show(ReportPage shown, String file) {
            notice.clear();
            middle.put(shown, file + " – Racelane");
        }

        @Override
        public void open(Supplier<TraceSource> from) {
            opener.open(from);
        }

        @Override
        public Stage stage() {
            return stage;
        }
    }
}

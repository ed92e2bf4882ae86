package racelane.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.catalog.Sample;
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
    private final Reader reader;
    private final ViewWork work;
    private final Exporter exporter;
    private final TextCopy copier;
    private final Player player;
    private final Toolbar toolbar;
    private final NoticeBar notice = new NoticeBar();
    private final StatusBar status = new StatusBar();
    private final Overlay overlay = new Overlay(this::focus);
    private final StackPane centre = new StackPane();
    private final TracePane trace;
    private final StartPage start;
    private final ScenarioDesk desk;
    private final ScenarioPane scenario;
    private final DriveBar driveBar;
    private final ReportDesk reports;
    private final VariantsPane variants;
    private final BorderPane page = new BorderPane();
    private final SampleThumbnails thumbnails;
    private final Panels panels;
    private final Repainter repainter;
    private final Map<String, Runnable> actions = new TreeMap<>();
    private Session session;

    MainWindow(Stage stage, Fonts fonts, Workers workers, Ticker ticker, App.Prepared prepared) {
        this.stage = stage;
        this.settings = prepared.settings();
        this.look = new Look(prepared.theme());
        this.background = new Background(workers, new FxThread());
        this.reader = new Reader(new OpenTrace(prepared.opening(), background, workers, ticker), status, new Shown());
        this.work = new ViewWork(background, status::waiting);
        this.exporter = new Exporter(background, status::say);
        this.copier = new TextCopy(background, status::say, notice::say);
        this.player = new Player(this::playStep, this::changed);
        this.toolbar = new Toolbar(this::run, player, Exporter.items(this::save));
        this.trace = new TracePane(this::session, this::run, fonts, background, settings, prepared.source(), this::resized);
        this.panels = new Panels(overlay, this::session, this::run, background, trace::mark);
        this.thumbnails = new SampleThumbnails(prepared.opening(), background, fonts, look::palette);
        this.start = new StartPage(prepared.samples(), Catalog.formats().stream().map(TraceFormat::name).toList(), thumbnails, this::open, file -> open(TraceSource.file(file)), () -> run(Commands.get("open")));
        this.desk = new ScenarioDesk(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::session, overlay, new Driven());
        this.scenario = new ScenarioPane(this::session, this::run, desk::take, desk::go, fonts, this::resized);
        this.driveBar = new DriveBar(this::run);
        this.variants = new VariantsPane(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::run, desk::open, fonts, this::resized, this::changed, this::useVariant);
        this.reports = new ReportDesk(new ScenarioSearch.Means(prepared.opening(), background, ticker), this::run, desk, overlay, new Reported());
        this.scene = scene();
        this.repainter = new Repainter(scene, this::showNodes, this::paint);
        actions();
        new KeyFilter(scene, new KeyMap(Commands.all()), overlay, this::run);
        new DropTarget(scene, this::open);
        status.onCancel(() -> {
            reader.cancel();
            changed();
        });
    }

    private Scene scene() {
        page.setCenter(centre);
        page.setTop(new VBox(toolbar, notice, driveBar));
        page.setBottom(status);
        centre.getChildren().add(start);
        // A window larger than the screen would hide its own toolbar where no window manager moves it.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene made = new Scene(new StackPane(page, overlay), Math.min(settings.number("width", WIDTH, 640, 20_000), screen.getWidth()),
                Math.min(settings.number("height", HEIGHT, 400, 20_000), screen.getHeight()));
        look.dress(made);
        return made;
    }

    /** @param first what to open at once, or null for the start page */
    void show(TraceSource first) {
        stage.setScene(scene);
        stage.setTitle("Racelane");
        stage.getIcons().setAll(Icon.images());
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        stage.setMaximized(settings.flag("maximized"));
        stage.setOnHidden(hidden -> end());
        start.showRecent(settings.recent());
        stage.show();
        stage.outputScaleXProperty().addListener((scale, before, now) -> repainter.requestCanvases());
        if (first != null) {
            open(first);
        } else {
            startPage();
        }
    }

    private void startPage() {
        thumbnails.start();
        if (start.wantsScenarios()) {
            background.run("scenarios", job -> BundledScenarios.programs(), programs -> start.showScenarios(programs, desk::open), failure -> notice.say("the scenarios cannot be listed: " + failure));
        }
    }

    /** Remembers what is to be remembered. A window that cannot do that closes all the same. */
    private void end() {
        reader.cancel();
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
        actions.put("open", this::choose);
        actions.put("copy-text", () -> copier.copy(session.timeline(), session.view()));
        actions.put("save-picture", () -> save(null));
        actions.put("close-trace", this::close);
        actions.put("quit", stage::hide);
        actions.put("play", player::toggle);
        actions.put("go-to", panels::goTo);
        actions.put("jump-back", () -> session.jumpBack());
        actions.put("findings", panels::findings);
        actions.put("find", panels::find);
        actions.put("lanes-filter", new FilterPanel(overlay, this::session, background)::show);
        actions.put("theme", this::changeTheme);
        actions.put("commands", panels::commands);
        actions.put("keys", panels::keys);
        actions.putAll(desk.actions(driveBar));
        actions.putAll(reports.actions(this::session));
        actions.put("paste", this::paste);
        actions.put("other-variant", () -> {
            if (centre.getChildren().contains(variants)) {
                variants.turn();
            } else {
                notice.say("no two variants are shown: set the configs of a scenario (C) and explore beside the present one");
            }
        });
        List<String> wanted = Commands.all().stream().filter(Command::isWindows).map(Command::id).sorted().toList();
        if (!wanted.equals(List.copyOf(actions.keySet()))) {
            throw new IllegalStateException("the list of commands asks the window for " + wanted + ", the window does " + actions.keySet());
        }
    }

    /** Runs a command of the list, whoever does it. Without a trace most have nothing to do. */
    void run(Command command) {
        boolean needsTrace = command.group() != Command.Group.SCENARIO && !List.of("open", "paste", "report-page", "write-answer", "quit", "theme", "commands", "keys").contains(command.id());
        if (needsTrace && session == null) {
            return;
        }
        if (command.isWindows()) {
            actions.get(command.id()).run();
        } else {
            player.pause();
            session.run(command);
        }
        repainter.request();
    }

    private boolean playStep() {
        return session != null && session.run(Commands.get("step-next"));
    }

    Session session() {
        return session;
    }

    void notice(String words) {
        notice.say(words);
    }

    Scene sceneOfWindow() {
        return scene;
    }

    private void changed() {
        if (repainter != null) {
            repainter.request();
        }
    }

    private void resized() {
        if (repainter != null) {
            repainter.requestCanvases();
        }
    }

    private void showNodes() {
        if (session != null) {
            toolbar.show(session, player);
            status.show(session);
            if (isDriven()) {
                desk.show(scenario);
            } else if (centre.getChildren().contains(variants)) {
                variants.show();
            } else {
                trace.show();
            }
            if (desk.isOpen()) {
                desk.show(driveBar);
            } else {
                driveBar.hide();
            }
        }
    }

    private void paint() {
        if (session != null && isDriven()) {
            scenario.paint(look.palette());
        } else if (session != null && centre.getChildren().contains(variants)) {
            variants.paint(look.palette());
        } else if (session != null) {
            trace.paint(look.palette());
        }
    }

    /** The keys go to the run of the variant that has the focus. */
    private void useVariant() {
        if (centre.getChildren().contains(variants)) {
            session = variants.session();
        }
    }

    private boolean isDriven() {
        return desk.isOpen() && centre.getChildren().contains(scenario);
    }

    private void focus() {
        if (session != null && isDriven()) {
            scenario.focusLanes();
        } else if (centre.getChildren().contains(variants)) {
            variants.focusLanes();
        } else if (session != null) {
            trace.focusLanes();
        } else {
            centre.getChildren().get(0).requestFocus();
        }
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a trace or a scenario");
        settings.recent().stream().map(Path::getParent).filter(folder -> folder != null && Files.isDirectory(folder)).findFirst()
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        java.io.File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(TraceSource.file(chosen.toPath()));
        }
    }

    private void open(Sample sample) {
        background.run("sample", job -> sample.copyTo(Files.createTempDirectory("racelane-sample")), file -> {
            reports.opening(() -> TraceSource.file(file));
            reader.open(TraceSource.file(file));
        }, failure -> notice.say(failure.getMessage()));
    }

    /** What was copied elsewhere: files, or a text. */
    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles() && !clipboard.getFiles().isEmpty()) {
            open(TraceSource.file(clipboard.getFiles().get(0).toPath()));
        } else if (clipboard.hasString() && !clipboard.getString().isBlank()) {
            String text = clipboard.getString();
            open(() -> TraceSource.text("pasted text", text));
        } else {
            notice.say("there is no text to paste: copy a kernel report, a mail or a log first");
        }
    }

    void open(TraceSource source) {
        open(() -> source);
    }

    /** @param from gives the source again, should it be read once more */
    private void open(Supplier<TraceSource> from) {
        TraceSource source = from.get();
        reports.opening(from);
        desk.opening(source.file());
        if (source.file() != null) {
            settings.opened(source.file().toAbsolutePath().normalize());
        }
        if (ScenarioDesk.takes(source)) {
            reader.cancel();
            desk.open(source.file());
        } else {
            reader.open(source);
        }
    }

    private void close() {
        put(start, "Racelane");
        reports.leave();
        start.showRecent(settings.recent());
        startPage();
    }

    /** Shows a page that is no trace's; a trace that was open is closed. */
    private void put(Region shown, String title) {
        reader.cancel();
        desk.leave();
        variants.leave();
        driveBar.hide();
        player.pause();
        if (session != null) {
            session.timeline().trace().close();
            session = null;
        }
        page.setLeft(null);
        centre.getChildren().setAll(shown);
        toolbar.showNothing();
        status.show(null);
        stage.setTitle(title);
        focus();
    }

    /** @param format null lets the person choose */
    private void save(ViewExport.Format format) {
        int scale = format == ViewExport.Format.PNG ? 2 : 1;
        exporter.save(stage, session.timeline(), session.view(), format, ViewExport.Options.USUAL.withTheme(look.theme()).withScale(scale)
                .withSize((int) Math.max(320, scene.getWidth()), (int) Math.max(240, scene.getHeight())));
    }

    private void changeTheme() {
        look.change(look.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT, scene);
        settings.theme(look.theme());
        thumbnails.repaint();
    }

    /** Shows a session in one of the panes for it. */
    private void show(Session next, Region pane) {
        Session before = session;
        variants.leave();
        session = next;
        next.workElsewhere(work);
        if (before != null && before != next) {
            before.timeline().trace().close();
        }
        if (!centre.getChildren().contains(pane)) {
            centre.getChildren().setAll(pane);
            if (!overlay.isVisible()) {
                focus();
            }
        }
        stage.setTitle((desk.isOpen() ? desk.title() : next.timeline().trace().facts().file()) + " – Racelane");
        changed();
    }

    private void failed(String reason) {
        notice.say(reason);
        if (session == null) {
            startPage();
        }
    }

    /** Shows what the reader brings. */
    private final class Shown implements Reader.Target {
        @Override
        public void show(Session next) {
            notice.clear();
            desk.leave();
            page.setLeft(null);
            MainWindow.this.show(next, trace);
            reports.look(next);
        }

        @Override
        public void changed() {
            MainWindow.this.changed();
        }

        @Override
        public void failed(String reason) {
            MainWindow.this.failed(reason);
        }
    }

    /** Shows the runs of a scenario. */
    private final class Driven implements ScenarioDesk.Target {
        @Override
        public void show(Session next, boolean driving) {
            notice.clear();
            page.setLeft(driving ? null : reports.beside(desk.current()));
            MainWindow.this.show(next, driving ? scenario : trace);
        }

        @Override
        public void show(Variant left, Variant right, ScenarioSearch.How how) {
            notice.clear();
            put(variants, left.title() + "  |  " + right.title() + " – Racelane");
            variants.open(left, right, how);
        }

        @Override
        public void changed() {
            MainWindow.this.changed();
        }

        @Override
        public void notice(String words) {
            notice.say(words);
        }

        @Override
        public void say(String words) {
            status.say(words);
        }

        @Override
        public void failed(String reason) {
            MainWindow.this.failed(reason);
        }
    }

    /** Shows the page of a report. */
    private final class Reported implements ReportDesk.Target {
        @Override
        public void show(ReportPage shown, String file) {
            notice.clear();
            put(shown, file + " – Racelane");
        }

        @Override
        public void open(Supplier<TraceSource> from) {
            MainWindow.this.open(from);
        }

        @Override
        public void notice(String words) {
            notice.say(words);
        }

        @Override
        public void say(String words) {
            status.say(words);
        }

        @Override
        public Stage stage() {
            return stage;
        }
    }
}

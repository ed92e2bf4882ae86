package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import racelane.explore.Verdict;
import racelane.picture.Palette;
import racelane.session.Command;
import racelane.session.DrivenRun;
import racelane.session.Followed;
import racelane.session.Session;
import racelane.session.Variant;
import racelane.timeline.Stepper;
import racelane.timeline.ViewState;

/**
 * Two variants of a scenario side by side, each explored: verdicts on top, below them the failing runs. The side
 * without a failure shows what the other's failing schedule does there. Keys act on the side that has the focus.
 */
final class VariantsPane extends StackPane implements SessionPane {
    private final ScenarioSearch.Means means;
    private final Consumer<Variant> drive;
    private final Runnable changed;
    private final Runnable focused;
    private final List<VariantSide> sides;
    private final List<Exploring> exploring = new ArrayList<>();
    private int active;

    /**
     * @param drive   opens a variant by itself
     * @param changed told when a frame has something new to show
     * @param focused told when the keys go to the other side
     */
    VariantsPane(ScenarioSearch.Means means, Consumer<Command> run, Consumer<Variant> drive, Fonts fonts, Runnable repaint, Runnable changed, Runnable focused) {
        this.means = means;
        this.drive = drive;
        this.changed = changed;
        this.focused = focused;
        sides = List.of(new VariantSide(run, fonts, means.background(), repaint), new VariantSide(run, fonts, means.background(), repaint));
        SplitPane across = new SplitPane(sides.get(0), sides.get(1));
        across.setDividerPositions(0.5);
        getStyleClass().add("variants");
        getChildren().add(across);
        sides.forEach(side -> side.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> activate(sides.indexOf(side))));
        sceneProperty().addListener((scene, before, now) -> {
            if (now != null) {
                now.focusOwnerProperty().addListener((owner, was, is) -> follow(is));
            }
        });
    }

    /** One side's search and what came of it. */
    private final class Exploring implements ScenarioSearch.Asker {
        private final Variant variant;
        private final VariantSide side;
        private final ScenarioSearch search;
        private Verdict verdict;

        Exploring(Variant variant, VariantSide side, ScenarioSearch.How how) {
            this.variant = variant;
            this.side = side;
            this.search = new ScenarioSearch(variant.program(), how, means, this);
            side.begin(variant.title(), () -> drive.accept(variant));
        }

        @Override
        public void progressed() {
            side.tell(search.progress(), false);
        }

        @Override
        public void found(ScenarioSearch.Found found) {
            verdict = found.verdict();
            side.tell(verdict.sentence(), verdict.outcome() == Verdict.Outcome.FAILED);
            if (found.failing() != null) {
                show(side, found.failing(), found.failing().run().atFailure(found.failing().timeline()), "its failing schedule, " + verdict.steps() + " steps, and on to the end");
            }
            follow();
        }

        @Override
        public void failed(String reason) {
            side.tell(reason, true);
        }
    }

    void open(Variant left, Variant right, ScenarioSearch.How how) {
        leave();
        exploring.add(new Exploring(left, sides.get(0), how));
        exploring.add(new Exploring(right, sides.get(1), how));
        activate(0);
        List.copyOf(exploring).forEach(one -> one.search.start());
    }

    /** What is under way is given up. */
    void leave() {
        exploring.forEach(one -> one.search.abandon());
        exploring.clear();
    }

    private void show(VariantSide side, ShownRun run, ViewState view, String words) {
        Session session = new Session(run.timeline(), changed);
        session.show(view);
        side.show(session, words);
        activate(active);
        changed.run();
    }

    /** Both are explored, and one of them has failed: the other shows what that schedule does there. */
    private void follow() {
        if (exploring.size() < 2 || exploring.stream().anyMatch(one -> one.verdict == null)) {
            return;
        }
        for (Exploring one : exploring) {
            Exploring other = exploring.get(1 - exploring.indexOf(one));
            if (one.verdict.schedule() == null && other.verdict.schedule() != null) {
                means.background().run("follow", job -> {
                    Followed followed = Followed.along(one.variant.program(), other.verdict.schedule());
                    return Map.entry(followed, ShownRun.of(followed.run(), means.opening()));
                }, made -> {
                    Followed followed = made.getKey();
                    ShownRun run = made.getValue();
                    ViewState all = DrivenRun.atEnd(run.timeline(), null);
                    show(one.side, run, new Stepper(run.timeline()).toStep(all, followed.partingRow() + 1L), followed.words());
                }, failure -> one.side.tell(ScenarioFault.reason(failure), true));
            }
        }
    }

    private void follow(Node owner) {
        for (Node node = owner; node != null; node = node.getParent()) {
            if (sides.contains(node)) {
                activate(sides.indexOf(node));
            }
        }
    }

    private void activate(int side) {
        boolean other = active != side;
        active = side;
        sides.forEach(one -> one.active(one == sides.get(side)));
        focused.run();
        if (other) {
            changed.run();
        }
    }

    /** The side that the keys do not go to gets them. */
    void turn() {
        activate(1 - active);
        focusLanes();
    }

    /** The run of the side that has the keys; null before there is one. */
    Session session() {
        return sides.get(active).session();
    }

    @Override
    public void focusLanes() {
        sides.get(active).focusLanes();
    }

    @Override
    public void show() {
        sides.forEach(VariantSide::showRun);
    }

    @Override
    public void paint(Palette palette) {
        sides.forEach(side -> side.paint(palette));
    }
}

package racelane.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import racelane.session.Elsewhere;
import racelane.timeline.ViewState;

/** Views that take time are worked out in the background; whoever waits longer than a moment is told so. */
final class ViewWork implements Elsewhere {
    private static final Duration MOMENT = Duration.millis(150);

    private final Background background;
    private final Consumer<Boolean> waiting;
    private final PauseTransition moment = new PauseTransition(MOMENT);

    /** @param waiting told that a view is being waited for, and that it is there */
    ViewWork(Background background, Consumer<Boolean> waiting) {
        this.background = background;
        this.waiting = waiting;
        moment.setOnFinished(passed -> waiting.accept(true));
    }

    @Override
    public void run(Supplier<ViewState> work, Consumer<ViewState> done, Runnable failed) {
        moment.playFromStart();
        background.run("view", job -> work.get(), view -> {
            end();
            done.accept(view);
        }, failure -> {
            end();
            failed.run();
            throw new IllegalStateException("the view cannot be worked out", failure);
        });
    }

    private void end() {
        moment.stop();
        waiting.accept(false);
    }
}

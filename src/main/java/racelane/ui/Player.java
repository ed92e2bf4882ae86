package racelane.ui;

import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Steps by itself, until there is no next step or somebody pauses. */
final class Player {
    static final double[] SPEEDS = {0.25, 0.5, 1, 2, 4, 16};
    /** At speed 1: slow enough to read what a step says. */
    private static final double STEPS_PER_SECOND = 2.5;

    private final Timeline ticks;
    private final Runnable onChange;

    /** @param step makes a step and tells whether there was one */
    Player(BooleanSupplier step, Runnable onChange) {
        this.onChange = onChange;
        this.ticks = new Timeline(new KeyFrame(Duration.seconds(1 / STEPS_PER_SECOND), event -> {
            if (!step.getAsBoolean()) {
                pause();
            }
        }));
        ticks.setCycleCount(Animation.INDEFINITE);
    }

    boolean isPlaying() {
        return ticks.getStatus() == Animation.Status.RUNNING;
    }

    double speed() {
        return ticks.getRate();
    }

    void speed(double factor) {
        ticks.setRate(factor);
        onChange.run();
    }

    void toggle() {
        if (isPlaying()) {
            pause();
        } else {
            ticks.play();
            onChange.run();
        }
    }

    void pause() {
        if (isPlaying()) {
            ticks.stop();
            onChange.run();
        }
    }

    /** {@code 2×}, as the button says it. */
    static String words(double speed) {
        return (speed == Math.rint(speed) ? Integer.toString((int) speed) : Double.toString(speed)) + "×";
    }
}

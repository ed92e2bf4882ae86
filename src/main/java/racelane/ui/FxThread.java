package racelane.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one door to the toolkit's thread. Runs at once what is on it already. */
final class FxThread implements Executor {
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            later(work);
        }
    }

    /** Runs once the toolkit is done with what it does now, such as a layout. */
    static void later(Runnable work) {
        Platform.runLater(work);
    }
}

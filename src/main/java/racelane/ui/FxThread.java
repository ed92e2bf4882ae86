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
            Platform.runLater(work);
        }
    }
}

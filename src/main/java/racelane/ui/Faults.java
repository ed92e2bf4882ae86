package racelane.ui;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Where a fault of the program itself ends that nobody expected: once in the window, once on standard error
 * with the places in this program, so that it can be reported. The window goes on.
 */
final class Faults implements Thread.UncaughtExceptionHandler {
    private static final int PLACES = 4;

    private final PrintStream err;
    private Consumer<String> notice = words -> {};
    private String last = "";

    Faults(PrintStream err) {
        this.err = err;
    }

    void shownBy(MainWindow window) {
        notice = window::notice;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        StringBuilder text = new StringBuilder("fault of the program: ").append(fault);
        Arrays.stream(fault.getStackTrace()).filter(place -> place.getClassName().startsWith("racelane.")).limit(PLACES)
                .forEach(place -> text.append(" at ").append(place.getFileName()).append(':').append(place.getLineNumber()));
        // A fault in a frame comes back with every frame: it is told once.
        if (!text.toString().equals(last)) {
            last = text.toString();
            err.println("racelane: " + last + "; please report this line");
            notice.accept(last + "; please report this");
        }
    }
}

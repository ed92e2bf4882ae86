package racelane.session;

import java.nio.file.Path;
import racelane.trace.Problem;

/**
 * A lens file by which a trace was understood; it is asked again when the trace is opened again.
 *
 * @param trouble why it could not be used this time, one line; null if it was
 */
public record LensUse(Path file, String trouble) {
    /** What is told to whoever looks at the trace without it. */
    Problem problem() {
        return new Problem("lens", -1, -1, 1, trouble + "; the trace is shown without it: put the file back and open the trace again");
    }
}

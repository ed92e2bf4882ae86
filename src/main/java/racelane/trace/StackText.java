package racelane.trace;

import java.util.ArrayList;
import java.util.List;

/** The frames of a stack entry, as ftrace and trace-cmd print them: one {@code => symbol} a line. */
final class StackText {
    private StackText() {}

    static List<String> frames(String text) {
        List<String> frames = new ArrayList<>();
        for (String line : text.split("\n")) {
            String trimmed = line.trim();
            if (trimmed.startsWith("=> ")) {
                String frame = trimmed.substring(3).trim();
                int blank = frame.indexOf(' ');
                // trace-cmd adds the address in parentheses; it says nothing that the symbol does not.
                frames.add(blank > 0 && frame.startsWith("(", blank + 1) ? frame.substring(0, blank) : frame);
            }
        }
        return frames;
    }
}

package racelane.ui;

import java.util.stream.Collectors;
import racelane.picture.VisibleText;

/**
 * Text of a trace as nodes show it: every character visible, and each word in its place. Letters that run to the
 * left run so among themselves; without marks around them they would turn around the line in which they stand, and
 * with it what happened before what.
 */
final class TraceText {
    /** A mark that is not seen and says: from here on to the right. */
    private static final char RIGHTWARDS = '\u200e';

    private TraceText() {}

    /** Line by line; the text itself where nothing had to be changed. */
    static String of(String text) {
        return text.indexOf('\n') < 0 ? line(text) : text.lines().map(TraceText::line).collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        String visible = VisibleText.of(text);
        if (!VisibleText.runsLeft(visible)) {
            return visible;
        }
        StringBuilder marked = new StringBuilder().append(RIGHTWARDS);
        boolean left = false;
        for (int at = 0; at < visible.length(); at += Character.charCount(visible.codePointAt(at))) {
            String one = Character.toString(visible.codePointAt(at));
            boolean now = VisibleText.runsLeft(one);
            if (left && !now) {
                marked.append(RIGHTWARDS);
            }
            left = now;
            marked.append(one);
        }
        return marked.toString();
    }
}

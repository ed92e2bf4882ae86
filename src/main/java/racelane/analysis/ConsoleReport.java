package racelane.analysis;

import java.util.ArrayList;
import java.util.List;

/** One report of the kernel, put together from the console events of one task. */
final class ConsoleReport {
    final int lane;
    /** The first line, the banner. */
    final int bannerRow;
    /** The line that carries the message, or -1 while it is still to come. */
    int messageRow = -1;
    String message = "";
    /** The frames that stand in its call trace for sure, innermost first. */
    final List<String> frames = new ArrayList<>();
    private boolean inTrace;

    ConsoleReport(int lane, int bannerRow) {
        this.lane = lane;
        this.bannerRow = bannerRow;
    }

    void message(String text, int row) {
        message = text;
        messageRow = row;
    }

    /** Takes a line of the report's body. */
    void line(String text) {
        if (text.equalsIgnoreCase("Call trace:")) {
            inTrace = frames.isEmpty();
        } else if (inTrace && !text.equals("<TASK>")) {
            int plus = text.indexOf("+0x");
            boolean frame = plus > 0 && text.indexOf(' ') != 1;
            if (frame) {
                frames.add(text.substring(0, plus));
            } else if (!text.startsWith("? ")) {
                inTrace = false;
            }
        }
    }
}

package racelane.trace;

import java.util.List;

/**
 * The stack of another task, or of another time, that a kernel report shows beside its own.
 *
 * @param role   what it is of: {@code allocated}, {@code freed}, {@code last potentially related work},
 *               {@code other access} (KCSAN), {@code panic}, or the report's own words
 * @param text   the line that heads it, as printed
 * @param frames innermost first
 */
public record ReportStack(String role, String text, List<ReportFrame> frames) {
    public ReportStack {
        frames = List.copyOf(frames);
    }
}

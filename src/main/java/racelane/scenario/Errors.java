package racelane.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Collects what is wrong with one file. A place is reported once: the first complaint about it is the useful one. */
final class Errors {
    /** More than this helps nobody; the last entry then says that there are more. */
    private static final int SHOWN = 100;
    private static final int SOURCE_SHOWN = 200;

    private final String file;
    private final String[] lines;
    private final List<SourceError> found = new ArrayList<>();

    Errors(String file, String text) {
        this.file = file;
        this.lines = text.split("\r\n|\n|\r", -1);
    }

    void at(Token token, String message) {
        at(token.getLine(), token.getCharPositionInLine() + 1, message);
    }

    void at(int line, int column, String message) {
        for (SourceError error : found) {
            if (error.line() == line && error.column() == column) {
                return;
            }
        }
        if (found.size() < SHOWN) {
            found.add(new SourceError(file, line, column, message, source(line)));
        } else if (found.size() == SHOWN) {
            found.add(new SourceError(file, line, column, "more errors follow: mend the first " + SHOWN + " of them first", source(line)));
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    void throwIfAny() throws ScenarioException {
        if (any()) {
            found.sort(Comparator.comparingInt(SourceError::line).thenComparingInt(SourceError::column));
            throw new ScenarioException(found);
        }
    }

    private String source(int line) {
        String text = line >= 1 && line <= lines.length ? lines[line - 1] : "";
        return text.length() > SOURCE_SHOWN ? text.substring(0, SOURCE_SHOWN) : text;
    }
}

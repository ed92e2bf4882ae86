package racelane.scenario;

/**
 * One thing that is wrong with a scenario.
 *
 * @param file    the file as the user named it
 * @param line    from 1
 * @param column  from 1, in characters
 * @param message what is wrong, and what to write instead; one line
 * @param source  the text of the line, without its end
 */
public record SourceError(String file, int line, int column, String message, String source) {
    /** {@code file:line:column: message}. */
    public String headline() {
        return file + ":" + line + ":" + column + ": " + message;
    }

    /** The headline, the line and a caret below its column, as compilers print it. */
    @Override
    public String toString() {
        StringBuilder caret = new StringBuilder();
        int shown = Math.min(column - 1, source.length());
        for (int i = 0; i < shown; i++) {
            caret.append(source.charAt(i) == '\t' ? '\t' : ' ');
        }
        return headline() + "\n    " + source + "\n    " + caret + "^";
    }
}

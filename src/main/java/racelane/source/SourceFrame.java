package racelane.source;

/**
 * One line of source.
 *
 * @param function the function it belongs to, or null if unknown
 * @param file     where it stands: below the source folder if it was found there, else as the image names it
 * @param line     from 1
 * @param text     the line itself without its indent, or null if there is no source folder or the file is not in it
 * @param inlined  the function has no place of its own here: it stands in the next frame's
 */
public record SourceFrame(String function, String file, int line, String text, boolean inlined) {
    /** {@code drivers/base/core.c:2391}, as editors take it. */
    public String where() {
        return file + ":" + line;
    }
}

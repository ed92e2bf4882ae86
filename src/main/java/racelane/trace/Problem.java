package racelane.trace;

/**
 * Something in a file that could not be understood, or that limits what may be concluded.
 *
 * @param kind   a word that tells kinds apart: {@code lost}, {@code skipped}, {@code truncated}, {@code unsorted}, …
 * @param line   line of the file, from 1, or -1 where the format has no lines
 * @param offset byte offset in the (uncompressed) file, or -1
 * @param count  how often, or how many events were lost; -1 where unknown
 * @param text   what is wrong, what was done about it, and what to do now
 */
public record Problem(String kind, long line, long offset, long count, String text) {}

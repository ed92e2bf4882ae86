package racelane.catalog;

import java.io.IOException;
import java.io.OutputStream;
import racelane.picture.Theme;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * A way to write a view to a file, told by the file's ending.
 *
 * @param ending without the dot, lower case
 * @param words  what it is, for people
 * @param writer writes it
 */
public record Export(String ending, String words, Writer writer) {
    /**
     * The page that is written.
     *
     * @param width  in px at scale 1
     * @param height in px at scale 1
     * @param scale  device pixels per px, 1 to 4; only a PNG has any
     */
    public record Page(int width, int height, int scale, Theme theme) {}

    /** Writes a view and leaves the stream open; the same bytes for the same view. */
    @FunctionalInterface
    public interface Writer {
        void write(Timeline timeline, ViewState view, Page page, OutputStream out) throws IOException;
    }
}

package racelane.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import racelane.notes.Notes;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.picture.Theme;
import racelane.timeline.Page;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** A view of a timeline as a file. The window's export and the command line both come here, so that the same view gives the same bytes. */
public final class ViewExport {
    /** What a view can be written as, by the file's ending. */
    public enum Format {
        PNG, SVG, PDF, HTML, TXT;

        /** The format of a file name's ending, or null if it has none that is known. */
        public static Format of(String fileName) {
            int dot = fileName.lastIndexOf('.');
            String ending = dot < 0 ? "" : fileName.substring(dot + 1).toUpperCase(Locale.ROOT);
            for (Format format : values()) {
                if (format.name().equals(ending)) {
                    return format;
                }
            }
            return null;
        }
    }

    /**
     * How a page is made.
     *
     * @param width  in px at scale 1
     * @param height in px at scale 1
     * @param scale  device pixels per px; for PNG a whole number from 1 to 4
     * @param theme  light or dark
     * @param parts  what stands beside the lanes
     * @param notes  what people pinned to it
     */
    public record Options(int width, int height, double scale, Theme theme, Set<Page.Part> parts, Notes notes) {
        /** 1600 x 1000, the usual parts, light. */
        public static final Options USUAL = new Options(1600, 1000, 1, Theme.LIGHT, Page.USUAL, Notes.NONE);

        public Options withSize(int widthPx, int heightPx) {
            return new Options(widthPx, heightPx, scale, theme, parts, notes);
        }

        public Options withScale(double by) {
            return new Options(width, height, by, theme, parts, notes);
        }

        public Options withTheme(Theme with) {
            return new Options(width, height, scale, with, parts, notes);
        }

        public Options withParts(Set<Page.Part> with) {
            return new Options(width, height, scale, theme, with, notes);
        }

        public Options withNotes(Notes with) {
            return new Options(width, height, scale, theme, parts, with);
        }
    }

    private ViewExport() {}

    /**
     * The file's bytes.
     *
     * @throws IllegalArgumentException for a size or scale that cannot be drawn; the message is for people
     */
    public static byte[] bytes(Timeline timeline, ViewState view, Format format, Options options) {
        if (format == Format.TXT) {
            return TextDiagram.of(timeline, view, TextDiagram.COLUMNS).getBytes(StandardCharsets.UTF_8);
        }
        if (format == Format.HTML) {
            return WebPage.bytes(timeline, view, options.notes(), options.theme());
        }
        Picture picture = Page.of(timeline, view, options.width(), options.height(), options.parts(), options.notes());
        Palette palette = Palette.of(options.theme());
        return switch (format) {
            case SVG -> SvgSurface.bytes(picture, palette, options.scale());
            case PDF -> PdfSurface.bytes(picture, palette, options.scale());
            case PNG, TXT, HTML -> PngSurface.bytes(picture, palette, whole(options.scale()));
        };
    }

    private static int whole(double scale) {
        if (scale != Math.rint(scale)) {
            throw new IllegalArgumentException("png: scale " + scale + " is not a whole number; choose 1 to " + PngSurface.MAX_SCALE);
        }
        return (int) scale;
    }

    /**
     * Writes the file by its ending, whole or not at all: a file that was there stays until the new one is complete.
     *
     * @throws IllegalArgumentException for an ending that is not known, or a size or scale that cannot be drawn
     */
    public static void write(Timeline timeline, ViewState view, Path file, Options options) throws IOException {
        Path name = file.getFileName();
        Format format = name == null ? null : Format.of(name.toString());
        if (format == null) {
            throw new IllegalArgumentException(file + ": unknown ending; use .png, .svg, .pdf, .html or .txt");
        }
        byte[] bytes = bytes(timeline, view, format, options);
        WholeFile.write(file, out -> out.write(bytes));
    }
}

package racelane.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.export.PdfSurface;
import racelane.export.PngSurface;
import racelane.export.SvgSurface;
import racelane.export.TextDiagram;
import racelane.lens.Lens;
import racelane.lens.LensException;
import racelane.lens.LensFile;
import racelane.read.TraceFormat;
import racelane.read.ftrace.FtraceTextFormat;
import racelane.read.json.RacelaneJsonFormat;
import racelane.read.kernellog.KernelLogFormat;
import racelane.timeline.Page;

/** What can be plugged in, in the order in which it is asked. */
public final class Catalog {
    private Catalog() {}

    /** The formats that are read. */
    public static List<TraceFormat> formats() {
        return List.of(
                new FtraceTextFormat(),
                new RacelaneJsonFormat(),
                new KernelLogFormat());
    }

    /** The user's lenses in their order, then the built-in ones. */
    public static List<Lens> lenses(List<Path> files) throws LensException {
        List<Lens> lenses = new ArrayList<>();
        for (Path file : files) {
            lenses.add(LensFile.read(file));
        }
        lenses.addAll(LensFile.builtIn());
        return List.copyOf(lenses);
    }

    /** What a view can be written as. */
    public static List<Export> exports() {
        return List.of(
                new Export("png", "PNG picture", (timeline, view, page, out) ->
                        PngSurface.write(Page.of(timeline, view, page.width(), page.height()), page.theme().palette(), page.scale(), out)),
                new Export("svg", "SVG drawing", (timeline, view, page, out) ->
                        SvgSurface.write(Page.of(timeline, view, page.width(), page.height()), page.theme().palette(), page.scale(), out)),
                new Export("pdf", "PDF page", (timeline, view, page, out) ->
                        PdfSurface.write(Page.of(timeline, view, page.width(), page.height()), page.theme().palette(), page.scale(), out)),
                new Export("txt", "plain text for a mail", (timeline, view, page, out) ->
                        out.write(TextDiagram.of(timeline, view, TextDiagram.COLUMNS).getBytes(StandardCharsets.UTF_8))));
    }

    /** The traces that come with the program. */
    public static List<Sample> samples() throws IOException {
        return Sample.all();
    }
}

package racelane.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.compare.Capture;
import racelane.read.Progress;
import racelane.read.TraceReadException;

/** The captures that are asked what a mail claims: those that were named, or the ones that come with the program. */
public final class ClaimedCaptures {
    private static final List<String> ENDINGS = List.of(".gz", ".xz", ".zst", ".txt", ".dat", ".trace");
    /** Longer than any list of probes that a capture script writes. */
    private static final long LARGEST_SETTINGS = 1 << 20;

    private ClaimedCaptures() {}

    /**
     * Opens them; takes time in proportion to their size.
     *
     * @param named files as a command line has them; the bundled captures if there is none
     * @throws TraceReadException if one cannot be read
     */
    public static List<Capture> of(Opening opening, List<Path> named) throws TraceReadException, IOException {
        List<Capture> captures = new ArrayList<>();
        for (Path file : named) {
            captures.add(open(opening, file, file.toString(), null, file.resolveSibling(settings(file)).toString()));
        }
        if (named.isEmpty()) {
            for (Sample sample : Catalog.samples()) {
                captures.add(bundled(opening, sample));
            }
        }
        return captures;
    }

    private static Capture bundled(Opening opening, Sample sample) throws TraceReadException, IOException {
        Path folder = Files.createTempDirectory("racelane");
        // Before what is copied into it: what is told last goes first.
        folder.toFile().deleteOnExit();
        Path file = sample.copyTo(folder);
        return open(opening, file, "sample-traces/" + file.getFileName(), sample.ran(), "sample-traces/" + settings(file));
    }

    /** What was set for it lies beside it: {@code NAME.meta.txt} for {@code NAME.trace.txt.gz}. */
    private static String settings(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean cut = true;
        while (cut) {
            cut = false;
            for (String ending : ENDINGS) {
                if (name.endsWith(ending) && name.length() > ending.length()) {
                    name = name.substring(0, name.length() - ending.length());
                    cut = true;
                }
            }
        }
        return name + ".meta.txt";
    }

    private static Capture open(Opening opening, Path file, String name, String ran, String settings) throws TraceReadException, IOException {
        Path beside = file.resolveSibling(settings(file));
        List<String> probes = Files.isRegularFile(beside) && Files.size(beside) <= LARGEST_SETTINGS ? new String(Files.readAllBytes(beside), StandardCharsets.UTF_8).lines().toList() : List.of();
        return new Capture(name, opening.open(file, Progress.none()), ran, probes.isEmpty() ? null : settings, probes);
    }
}

package racelane.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace that comes with the program. The list is the table in the folder's own README, so that there is
 * one list for people and program.
 *
 * @param name   its file without endings
 * @param kernel which kernel it was taken on
 * @param ran    what ran
 * @param about  what to look at
 */
public record Sample(String name, String kernel, String ran, String about) {
    private static final String FOLDER = "/racelane/sample-traces/";
    private static final List<String> ENDINGS = List.of(".trace.txt", ".trace.txt.gz", ".trace.dat", ".trace.dat.gz");

    /** Those that are in this program, in the order of the README; none if it was built without. */
    static List<Sample> all() throws IOException {
        try (InputStream readme = Sample.class.getResourceAsStream(FOLDER + "README.md")) {
            return readme == null ? List.of() : parse(new String(readme.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Rows of the table {@code | `name` | kernel | what ran | what to look at |}. */
    static List<Sample> parse(String readme) {
        List<Sample> samples = new ArrayList<>();
        for (String line : readme.lines().toList()) {
            String[] cells = line.split("\\|");
            if (cells.length == 5 && cells[1].strip().matches("`[\\w.-]+`")) {
                samples.add(new Sample(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip(), cells[4].strip().replace("`", "")));
            }
        }
        return samples;
    }

    /**
     * Copies the trace, and what lies beside it, into a folder.
     *
     * @return the trace's file
     * @throws IOException if it is not in this program or cannot be written
     */
    public Path copyTo(Path folder) throws IOException {
        copy(name + ".meta.txt", folder);
        for (String ending : ENDINGS) {
            if (copy(name + ending, folder)) {
                return folder.resolve(name + ending);
            }
        }
        throw new IOException("sample " + name + " is not in this program; build it again");
    }

    private static boolean copy(String file, Path folder) throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                return false;
            }
            Path copied = folder.resolve(file);
            Files.copy(in, copied);
            copied.toFile().deleteOnExit();
            return true;
        }
    }
}

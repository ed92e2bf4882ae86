package racelane.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;

/** A scenario in a file of its own, {@code *.race}. */
public final class ScenarioFile {
    /** Bytes of a source that are read at most; the compiler's own limit is lower and tells it with a place. */
    private static final long MOST_BYTES = 4L * Scenario.MAX_CHARACTERS;

    private ScenarioFile() {}

    /** Whether a file is one by its name. */
    public static boolean isNamedLikeOne(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().endsWith(".race");
    }

    /** Why a file of that size is not read, for people; null if it is. */
    public static String refusal(String name, long bytes) {
        return bytes <= MOST_BYTES ? null : name + ": the file has " + bytes + " bytes, a scenario may have " + Scenario.MAX_CHARACTERS
                + " characters: split it into several scenarios";
    }

    /**
     * Reads and parses a file.
     *
     * @throws IOException       if it cannot be read or is too large, with one line for people
     * @throws ScenarioException with everything that is wrong in it
     */
    public static Scenario read(Path file) throws IOException, ScenarioException {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        if (!Files.isRegularFile(file)) {
            throw new IOException(name + ": there is no such file: name a .race file that can be read");
        }
        String refusal = refusal(name, Files.size(file));
        if (refusal != null) {
            throw new IOException(refusal);
        }
        return Scenario.parse(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}

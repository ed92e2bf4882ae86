package racelane.session.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lens files as a session names them: below the trace's folder relative to it, so that both can be moved together, else whole. */
final class LensPaths {
    /** More of them are a mistake. */
    private static final int MOST = 64;

    private LensPaths() {}

    static String written(Path lens, Path folder) {
        Path whole = lens.toAbsolutePath().normalize();
        return (whole.startsWith(folder.normalize()) ? folder.normalize().relativize(whole) : whole).toString();
    }

    /** The files that a session's document names; what is no path is left out. */
    static List<Path> of(JsonNode session, Path folder) {
        List<Path> files = new ArrayList<>();
        for (JsonNode one : session.path("lensFiles")) {
            String name = one.asString("");
            try {
                if (!name.isBlank() && files.size() < MOST) {
                    files.add(folder.resolve(name).normalize());
                }
            } catch (InvalidPathException noPath) {
                System.getLogger("racelane").log(System.Logger.Level.DEBUG, "a session names a lens that is no path: {0}", noPath.getMessage());
            }
        }
        return files;
    }
}

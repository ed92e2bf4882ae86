package racelane.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captures and samples that lie beside a checkout; where they are missing a test is skipped and says so. */
public final class Shared {
    private static final Path ROOT = Path.of("..", "shared");

    private Shared() {}

    public static Path file(String name) {
        Path file = ROOT.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not here");
        return file;
    }

    /** The files of a folder in the order of their names. */
    public static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package racelane.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of bundled traces, in folders that only this user can read. */
final class SampleFiles {
    private SampleFiles() {}

    /** Deletes a folder and its files as far as the system lets it; what is left goes when the program ends. */
    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}

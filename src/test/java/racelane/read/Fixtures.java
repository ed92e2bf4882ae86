package racelane.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs under {@code src/test/resources/read}: one folder a format; beside each what must come out. */
final class Fixtures {
    static final Path ROOT = Path.of("src", "test", "resources", "read");

    private Fixtures() {}

    static List<Path> folders() throws IOException {
        return children(ROOT).stream().filter(Files::isDirectory).toList();
    }

    static List<Path> inputs(Path folder) throws IOException {
        return children(folder).stream().filter(path -> !path.toString().endsWith(".events") && !path.toString().endsWith(".log")).toList();
    }

    static List<Path> all() throws IOException {
        List<Path> inputs = new java.util.ArrayList<>();
        for (Path folder : folders()) {
            inputs.addAll(inputs(folder));
        }
        return inputs;
    }

    /** The expectation beside an input: its name with another ending. */
    static Path beside(Path input, String ending) {
        String name = input.getFileName().toString();
        return input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}

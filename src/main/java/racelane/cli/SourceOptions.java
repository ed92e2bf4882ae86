package racelane.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import racelane.source.SourceException;
import racelane.source.SourceLines;

/** The options of a verb that shows places in the kernel's code with their files and lines. */
final class SourceOptions {
    @Option(names = "--vmlinux", paramLabel = "FILE", description = "the kernel's vmlinux with debug information, for files and lines; again for each module's .ko")
    List<Path> images = new ArrayList<>();

    @Option(names = "--src", paramLabel = "DIR", description = "the kernel's sources, for the text of the lines")
    Path sources;

    /** To be closed: it may have started a symbolizer. */
    StepSource open() throws VerbException {
        try {
            return new StepSource(SourceLines.asked(images, sources, System.getenv("PATH")));
        } catch (SourceException unusable) {
            throw new VerbException(unusable.getMessage());
        }
    }
}

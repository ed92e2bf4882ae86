package racelane.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import racelane.source.SourceException;
import racelane.source.SourceLines;
import racelane.source.SymbolizerProgram;

/** The options of a verb that shows places in the kernel's code with their files and lines. */
final class SourceOptions {
    @Option(names = "--vmlinux", paramLabel = "FILE", description = "the kernel's vmlinux with debug information, for files and lines; again for each module's .ko")
    List<Path> images = new ArrayList<>();

    @Option(names = "--src", paramLabel = "DIR", description = "the kernel's sources, for the text of the lines")
    Path sources;

    /** To be closed: it may have started a symbolizer. */
    StepSource open() throws VerbException {
        if (images.isEmpty() && sources != null) {
            throw new VerbException("--src " + sources + ": needs the image whose lines are to be shown; name it with --vmlinux FILE");
        }
        try {
            return new StepSource(images.isEmpty() ? null : SourceLines.open(images, sources, SymbolizerProgram.find(System.getenv("PATH")), SourceLines.PATIENCE));
        } catch (SourceException unusable) {
            throw new VerbException(unusable.getMessage());
        }
    }
}

package racelane.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that turns addresses of an ELF file into lines, addresses on its standard input.
 *
 * @param path where it is
 * @param llvm it is llvm-symbolizer; else GNU addr2line
 */
public record SymbolizerProgram(Path path, boolean llvm) {
    /** Debian and others install llvm-symbolizer of one version under a name with that version. */
    private static final int NEWEST_LLVM = 24;
    private static final int OLDEST_LLVM = 11;

    /** Those found in the folders of a PATH, the preferred one first; llvm-symbolizer answers sooner on a whole vmlinux. */
    public static List<SymbolizerProgram> find(String pathVariable) {
        List<SymbolizerProgram> found = new ArrayList<>();
        Path llvm = in(pathVariable, "llvm-symbolizer");
        for (int version = NEWEST_LLVM; llvm == null && version >= OLDEST_LLVM; version--) {
            llvm = in(pathVariable, "llvm-symbolizer-" + version);
        }
        if (llvm != null) {
            found.add(new SymbolizerProgram(llvm, true));
        }
        Path gnu = in(pathVariable, "addr2line");
        if (gnu != null) {
            found.add(new SymbolizerProgram(gnu, false));
        }
        return List.copyOf(found);
    }

    private static Path in(String pathVariable, String name) {
        for (String folder : pathVariable == null ? new String[0] : pathVariable.split(File.pathSeparator)) {
            try {
                // A relative folder in PATH would run whatever lies where the user happens to stand.
                Path file = Path.of(folder).resolve(name);
                if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return file;
                }
            } catch (InvalidPathException notAFolder) {
                continue;
            }
        }
        return null;
    }

    /** The arguments for a file, and for one section of it if {@code section} is not null; both programs then answer in the same form. */
    List<String> command(Path image, String section) {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        if (llvm) {
            command.addAll(List.of("--obj=" + image.toAbsolutePath(), "--output-style=GNU", "--functions=linkage", "--inlines", "--print-address"));
        } else {
            command.addAll(List.of("--exe=" + image.toAbsolutePath(), "--functions", "--inlines", "--addresses"));
            if (section != null) {
                command.add("--section=" + section);
            }
        }
        return command;
    }
}

package racelane.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The kernel's sources below one folder. Images name files as the build saw them, often with a folder of
 * another machine in front; the longest tail of that name that is a file here is the one. Nothing outside
 * of the folder is ever read, wherever a name or a symbolic link points.
 */
final class SourceTree {
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_LINE_BYTES = 400;

    private final Path root;

    SourceTree(Path folder) throws SourceException {
        if (!Files.isDirectory(folder)) {
            throw new SourceException("--src " + folder + ": " + (Files.exists(folder) ? "is no folder" : "there is no such folder") + "; name the top of the kernel's sources");
        }
        try {
            root = folder.toRealPath();
        } catch (IOException failure) {
            throw new SourceException("--src " + folder + ": cannot be entered (" + failure.getMessage() + "); check its permissions");
        }
    }

    /** The frame with its file as this folder has it and the line's text; the frame as it was if the file is not here or the line is not in it. */
    SourceFrame complete(SourceFrame frame) {
        try {
            Path named = Path.of(frame.file()).normalize();
            int parts = named.getNameCount();
            for (int from = 0; from < parts; from++) {
                Path tail = named.subpath(from, parts);
                Path real = inside(tail);
                if (real != null) {
                    String text = line(real, frame.line());
                    return text == null ? frame : new SourceFrame(frame.function(), tail.toString(), frame.line(), text, frame.inlined());
                }
            }
            return frame;
        } catch (InvalidPathException | IOException unreadable) {
            // No text: the line's number still stands, and a file that cannot be read is as good as one that is not here.
            return frame;
        }
    }

    private Path inside(Path tail) throws IOException {
        if (tail.startsWith("..") || !Files.exists(root.resolve(tail))) {
            return null;
        }
        Path real = root.resolve(tail).toRealPath();
        return real.startsWith(root) && Files.isRegularFile(real) && Files.size(real) <= MOST_BYTES ? real : null;
    }

    private static String line(Path file, int wanted) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] line = new byte[MOST_LINE_BYTES];
            int length = 0;
            int number = 1;
            for (int next = in.read(); next >= 0 && number <= wanted; next = in.read()) {
                if (next == '\n') {
                    number++;
                } else if (number == wanted && length < line.length) {
                    line[length++] = (byte) next;
                }
            }
            return number < wanted ? null : shown(new String(line, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** What could move a terminal's cursor or turn the order of letters is shown as unreadable. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.strip().codePoints().forEach(c -> shown.appendCodePoint(c == '\t' ? ' ' : Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xfffd : c));
        return shown.toString();
    }
}

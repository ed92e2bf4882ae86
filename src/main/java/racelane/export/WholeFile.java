package racelane.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file written whole or not at all: beside its place first, then moved there, so that what was there
 * stays until the new one is complete. A symbolic link stays one, and a file that was there keeps its
 * permissions; a pipe or a device is written directly.
 */
public final class WholeFile {
    private static final int MOST_PARTS = 1000;

    /** What is to be written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** @throws IOException if it cannot be written; nothing has changed then */
    public static void write(Path file, Content content) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
            return;
        }
        Path part = null;
        try {
            part = part(place.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
            keepPermissions(place, part);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** A new file with the permissions that the user's umask gives, which a temporary file has not. */
    private static Path part(Path folder) throws IOException {
        for (int number = 0; number < MOST_PARTS; number++) {
            try {
                return Files.createFile(folder.resolve(".racelane-" + number + ".part"));
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        throw new FileSystemException(folder.toString(), null, "holds " + MOST_PARTS + " files .racelane-*.part of runs that were stopped: delete them");
    }

    private static void keepPermissions(Path old, Path part) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }
}

package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private static WholeFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileThatWasThereStaysWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "old");
        IOException failure = assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            assertEquals("old", Files.readString(file), "while the new one is being written");
            throw new IOException("full");
        }));
        assertEquals("full", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("out"), names());
    }

    @Test
    void aFileIsReplacedWithItsPermissionsAndALinkStaysOne() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, text("new"));
        assertEquals("new", Files.readString(file));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("link", "out"), names());
    }

    @Test
    void aNewFileHasThePermissionsOfAnyNewFileAndLeftoversAreLeftAlone() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Files.writeString(folder.resolve(".racelane-0.part"), "of a run that was stopped");
        WholeFile.write(folder.resolve("out"), text("new"));
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(folder.resolve("out")));
        assertEquals(List.of(".racelane-0.part", "out", "usual"), names());
    }

    @Test
    void aFolderIsNoFile() {
        assertTrue(assertThrows(IOException.class, () -> WholeFile.write(folder, text("new"))).getMessage().endsWith("is a directory"));
    }
}

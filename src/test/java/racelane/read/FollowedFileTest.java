package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Cores;

class FollowedFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenLaterComesToo() throws Exception {
        Path file = Files.writeString(folder.resolve("trace"), "one\n");
        try (FollowedFile followed = new FollowedFile(file)) {
            assertEquals("one\n", new String(followed.readNBytes(4), StandardCharsets.UTF_8));
            Files.writeString(file, "two\n", StandardOpenOption.APPEND);
            assertEquals("two\n", new String(followed.readNBytes(4), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFileThatIsBegunAnewIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("trace"), "one\n");
        try (FollowedFile followed = new FollowedFile(file)) {
            followed.readNBytes(4);
            Files.writeString(file, "a");
            String message = assertThrows(IOException.class, () -> followed.read(new byte[9], 0, 9)).getMessage();
            assertTrue(message.contains("begun anew"), message);
        }
    }

    @Test
    void whoeverWaitsIsLetGoWhenItIsClosed() throws Exception {
        Path file = Files.createFile(folder.resolve("trace"));
        FollowedFile followed = new FollowedFile(file);
        CountDownLatch ended = new CountDownLatch(1);
        try (Cores cores = new Cores(1, new Random(1))) {
            cores.start("follow", () -> {
                try {
                    if (followed.read() < 0) {
                        ended.countDown();
                    }
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            followed.close();
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
    }
}

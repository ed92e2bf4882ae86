package racelane.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolizers that misbehave, as shell scripts. */
class SymbolizerTest {
    @TempDir
    Path folder;

    private Symbolizer script(String body, int patienceMs) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: /bin/sh is not here");
        Path script = folder.resolve("tool");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Symbolizer(new SymbolizerProgram(script, false), folder.resolve("image; touch ran"), null, Duration.ofMillis(patienceMs));
    }

    @Test
    void oneThatHangsIsEndedWithItsChildren() throws Exception {
        try (Symbolizer hanging = script("echo $$ > " + folder + "/pid; sleep 1000 & echo $! > " + folder + "/child; wait", 300)) {
            assertEquals("tool gave no answer within 300 ms and was ended; run it by hand on the image to see why", assertThrows(SourceException.class, () -> hanging.ask(16)).getMessage());
            for (String file : new String[] {"pid", "child"}) {
                long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
                ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
            }
            assertEquals("tool gave no answer within 300 ms and was ended; run it by hand on the image to see why", assertThrows(SourceException.class, () -> hanging.ask(32)).getMessage());
        }
    }

    @Test
    void oneThatEndsIsTold() throws Exception {
        try (Symbolizer ending = script("exit 3", 20_000)) {
            String told = assertThrows(SourceException.class, () -> ending.ask(16)).getMessage();
            assertTrue(told.startsWith("tool ended ") && told.contains("without an answer"), told);
        }
    }

    @Test
    void oneThatNeverStopsAnsweringIsEnded() throws Exception {
        try (Symbolizer endless = script("yes /etc/passwd:1", 20_000)) {
            assertEquals("tool answered more than 262144 bytes to one address; the image's line table is damaged, copy it again", assertThrows(SourceException.class, () -> endless.ask(16)).getMessage());
        }
    }

    @Test
    void oneThatAnswersAnotherAddressIsNotBelieved() throws Exception {
        try (Symbolizer wrong = script("while read a; do echo 0x99; echo f; echo f.c:1; read b; echo $b; echo '??'; echo '??:0'; done", 20_000)) {
            String told = assertThrows(SourceException.class, () -> wrong.ask(16)).getMessage();
            assertTrue(told.startsWith("tool answered another address than it was asked"), told);
        }
    }

    @Test
    void answersOfEveryShapeAreRead() throws Exception {
        String answer = "echo in; echo 'a:b.h:64 (discriminator 2)'; echo mid; echo 'x.c:?'; echo out; echo /s/core.c:3734";
        try (Symbolizer fine = script("while read a; do echo $a; " + answer + "; read b; echo $b; echo '??'; echo '??:0'; done", 20_000)) {
            for (long address : new long[] {16, 0xffffffff81a3c118L}) {
                assertEquals("[SourceFrame[function=in, file=a:b.h, line=64, text=null, inlined=true], SourceFrame[function=out, file=/s/core.c, line=3734, text=null, inlined=false]]",
                        fine.ask(address).toString());
            }
        }
        assertTrue(Files.notExists(Path.of("ran")) && Files.notExists(folder.resolve("ran")), "no shell saw the image's name");
    }
}

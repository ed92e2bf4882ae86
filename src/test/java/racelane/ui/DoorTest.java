package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import racelane.testkit.Samples;

/** What a person sees where there can be no window: one line, exit 2. */
class DoorTest {
    private record Ended(int status, String out, String err) {}

    private static Ended main(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "racelane.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        return new Ended(process.exitValue(), out, err);
    }

    @Test
    void withoutADisplayOneLineSaysWhatIsMissingAndWhatNeedsNone() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: other systems have no DISPLAY");
        Ended ended = main(Map.of());
        assertEquals(2, ended.status());
        assertEquals("", ended.out());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().startsWith("racelane: no display") && ended.err().contains("render"), ended.err());
    }

    @Test
    void aDisplayThatCannotBeOpenedIsNamed() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: other systems have no DISPLAY");
        Ended ended = main(Map.of("DISPLAY", ":4711"));
        assertEquals(2, ended.status());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().startsWith("racelane: no ") && ended.err().contains("render"), ended.err());
    }

    @Test
    void aWordThatIsNeitherFileNorVerbIsToldBeforeAnyWindow() throws Exception {
        Ended ended = main(Map.of(), "chek");
        assertEquals(2, ended.status());
        assertTrue(ended.err().startsWith("racelane: chek: no such file, and no verb"), ended.err());
    }

    @Test
    void aMissingLibraryIsNamedWithItsPackage() {
        String line = DisplayNeeds.explain(new UnsatisfiedLinkError("no glassgtk3 in java.library.path"),
                "Loading library glassgtk3 from resource failed: java.lang.UnsatisfiedLinkError: /home/me/.openjfx/libglassgtk3.so: "
                        + "libXtst.so.6: cannot open shared object file: No such file or directory", Map.of(), "java -jar racelane.jar render FILE -o picture.png");
        assertEquals("no window: libXtst.so.6 is missing; install the Debian package libxtst6; without a display the picture is made by: "
                + "java -jar racelane.jar render FILE -o picture.png", line);
    }

    @Test
    void anyOtherFailureIsStillOneLine() {
        String line = DisplayNeeds.explain(new RuntimeException("Error initializing QuantumRenderer: no suitable pipeline found"), "x\ny\n", Map.of(), "render");
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("no suitable pipeline"), line);
    }

    @Test
    void whatIsToldToBeTypedNamesTheJarAndTheFile() {
        StartCommand jar = StartCommand.of(null, "target/racelane.jar");
        assertEquals("java -jar target/racelane.jar render FILE -o picture.png", jar.render(List.of()));
        assertEquals("java -jar target/racelane.jar render 'my trace.txt' log.txt -o picture.png", jar.render(List.of("my trace.txt", "log.txt")));
        assertEquals("java -jar '/home/o'\\''brien/r.jar' check x", StartCommand.of(null, "/home/o'brien/r.jar").with("check", "x"));
        assertEquals("/opt/racelane/bin/racelane check x", StartCommand.of("/opt/racelane/bin/racelane", "a.jar").with("check", "x"));
        assertEquals("java -cp target/classes:lib/a.jar racelane.Main check x", StartCommand.of(null, "target/classes:lib/a.jar").with("check", "x"));
    }

    @Test
    void theCommandThatIsToldWorksAsTyped() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: other systems have no DISPLAY");
        Path folder = Files.createTempDirectory("racelane test");
        Path trace = Samples.file(Samples.STALE_PUT, folder);
        String said = main(Map.of(), trace.toString()).err().strip();
        String command = said.substring(said.indexOf("is made by: ") + "is made by: ".length());
        Process shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), command.length() > 300 ? out : command + "\n" + out);
        assertTrue(Files.size(folder.resolve("picture.png")) > 10_000);
    }

    @Test
    void nothingIsMissingWhereADisplayIsNamed() {
        assertNull(DisplayNeeds.missing(Map.of("DISPLAY", ":0"), "render"));
    }

    @Test
    void anOptionOfTheWindowThatIsIncompleteOrStandsBeforeAVerbIsToldInOneLine() throws Exception {
        Ended nothing = main(Map.of(), "--vmlinux");
        assertEquals(2, nothing.status());
        assertEquals("racelane: --vmlinux: nothing follows it, expected a vmlinux or a module's .ko; name it behind the option\n", nothing.err());
        Ended verb = main(Map.of(), "--vmlinux", "some", "check", "file");
        assertEquals(2, verb.status());
        assertTrue(verb.err().startsWith("racelane: check: a verb comes first: java -"), verb.err());
        assertTrue(verb.err().endsWith(" check --vmlinux …\n"), verb.err());
    }
}

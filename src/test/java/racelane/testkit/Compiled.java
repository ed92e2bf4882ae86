package racelane.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import racelane.source.SymbolizerProgram;

/** A small program compiled with debug information where gcc is there; else the test is skipped and says so. */
public final class Compiled {
    /** Line numbers of this text stand in the tests. */
    public static final String DEVICE_C = """
            static inline __attribute__((always_inline)) int bump(volatile int *count) {
                return *count = *count + 7;
            }
            __attribute__((noinline)) int get_device(volatile int *count) {
                int now = bump(count);
                return now * 3;
            }
            __attribute__((noinline, section(".init.text"))) int start_device(volatile int *count) {
                *count = 1;
                return get_device(count) + 1;
            }
            static __attribute__((noinline, used)) int twin(volatile int *count) { return *count; }
            """;
    public static final String MAIN_C = """
            int start_device(volatile int *count);
            static const char info[] __attribute__((section(".modinfo"), used)) = "name=toy_dev";
            static __attribute__((noinline, used)) int twin(volatile int *count) { return *count; }
            int main(void) { volatile int count = 0; return start_device(&count) + twin(&count); }
            """;

    private Compiled() {}

    /** Compiles both files in the folder; {@code linked} for a program, else one object of both, as a module is. */
    public static Path image(Path folder, boolean linked) throws Exception {
        Files.createDirectories(folder.resolve("drivers/base"));
        Files.writeString(folder.resolve("drivers/base/device.c"), DEVICE_C);
        Files.writeString(folder.resolve("main.c"), MAIN_C);
        Path image = folder.resolve(linked ? "vmlinux" : "toy-dev.ko");
        List<String> command = new ArrayList<>(List.of("gcc", "-g", "-O1", "-fno-pie", "-fno-ipa-icf"));
        command.addAll(linked ? List.of("-no-pie") : List.of("-r", "-nostdlib"));
        command.addAll(List.of("-o", image.toString(), folder.resolve("drivers/base/device.c").toString(), folder.resolve("main.c").toString()));
        Process gcc;
        try {
            gcc = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: gcc is not here");
            throw missing;
        }
        assumeTrue(gcc.waitFor(60, TimeUnit.SECONDS), "skipped: gcc takes too long here");
        assertEquals(0, gcc.exitValue(), "gcc's status");
        return image;
    }

    public static List<SymbolizerProgram> programs() {
        List<SymbolizerProgram> programs = SymbolizerProgram.find(System.getenv("PATH"));
        assumeTrue(!programs.isEmpty(), "skipped: neither llvm-symbolizer nor addr2line is here");
        return programs;
    }
}

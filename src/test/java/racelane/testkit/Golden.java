package racelane.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with what must come out. {@code -Dgolden.update=true} rewrites them and fails the run, so that an update never passes for a success. */
public final class Golden {
    private Golden() {}

    /** Holds {@code actual} against the file; a missing file means that nothing is expected. */
    public static void check(Path expected, String actual) {
        try {
            String there = Files.exists(expected) ? Files.readString(expected) : "";
            if (!Boolean.getBoolean("golden.update")) {
                assertEquals(there, actual, () -> "differs from " + expected + "; look at the difference, then run with -Dgolden.update=true if it is meant");
            } else if (!there.equals(actual)) {
                if (actual.isEmpty()) {
                    Files.deleteIfExists(expected);
                } else {
                    Files.createDirectories(expected.getParent());
                    Files.writeString(expected, actual);
                }
                fail("rewrote " + expected + ": look at the difference, then run again without golden.update");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

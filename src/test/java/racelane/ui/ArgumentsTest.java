package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void optionsStandAnywhereAndInBothSpellings() {
        Arguments expected = new Arguments(List.of("a.txt", "b.txt"), List.of(), List.of(), List.of(), List.of(Path.of("vmlinux"), Path.of("drv.ko")), Path.of("linux"), false, TraceSource.USUAL_RING, null);
        assertEquals(expected, Arguments.of("--vmlinux", "vmlinux", "--src", "linux", "--vmlinux", "drv.ko", "a.txt", "b.txt"));
        assertEquals(expected, Arguments.of("a.txt", "--vmlinux=vmlinux", "b.txt", "--src=linux", "--vmlinux=drv.ko"));
    }

    @Test
    void withoutOptionsEverythingIsAFile() {
        assertEquals(new Arguments(List.of("-"), List.of(), List.of(), List.of(), List.of(), null, false, TraceSource.USUAL_RING, null), Arguments.of("-"));
        assertEquals(new Arguments(List.of(), List.of(), List.of(), List.of(), List.of(), null, false, TraceSource.USUAL_RING, null), Arguments.of());
    }

    @Test
    void whatIsPinnedToSeveralMachinesBelongsToAllOfThem() {
        assertEquals(Path.of("dir/a.txt"), TraceSource.named(Arguments.of("dir/a.txt", "dir/a.log")).kept());
        assertEquals(Path.of("dir/a.txt+b.dat"), TraceSource.named(Arguments.of("dir/a.txt", "--with", "other/b.dat", "--offset", "1ms")).kept());
        assertNull(TraceSource.named(Arguments.of("-")).kept());
    }

    @Test
    void whatIsMissingOrTooMuchIsTold() {
        assertEquals("--src: nothing follows it, expected a folder; name it behind the option", Arguments.of("a.txt", "--src").wrong());
        assertEquals("--src b: there is a source folder already, a; name one", Arguments.of("--src", "a", "--src", "b").wrong());
        assertNull(Arguments.of("--vmlinux", "--src").wrong());
    }

    @Test
    void aStreamsRingAndALensAreNamedToo() {
        Arguments named = Arguments.of("--ring=5000", "--lens", "my.json", "--follow", "growing.txt");
        assertEquals(new Arguments(List.of("growing.txt"), List.of(Path.of("my.json")), List.of(), List.of(), List.of(), null, true, 5_000, null), named);
        assertEquals("--ring 12: expected a number of events from 1000 to 100000000, as 750000", Arguments.of("--ring", "12", "-").wrong());
        assertEquals("--ring x: expected a number of events from 1000 to 100000000, as 750000", Arguments.of("--ring", "x", "-").wrong());
        assertEquals("--follow: expected one file that is being written, none is named; standard input (-) is followed anyway", Arguments.of("--follow").wrong());
        assertEquals("--follow: expected one file that is being written, not -; standard input (-) is followed anyway", Arguments.of("--follow", "-").wrong());
    }

    @Test
    void onlyTheWindowsOwnOptionsAreTakenFromTheVerbs() {
        assertTrue(Arguments.isOption("--vmlinux=x"));
        assertTrue(Arguments.isOption("--src"));
        assertFalse(Arguments.isOption("--help"));
        assertFalse(Arguments.isOption("--srcs"));
        assertFalse(Arguments.isOption("-"));
    }
}

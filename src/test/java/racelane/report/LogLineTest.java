package racelane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racelane.testkit.Seeds;

/** One case per way in which a log writes its lines. */
class LogLineTest {
    private static final long SECOND = 1_000_000_000L;
    /** 2025-11-27 18:24:11 as seconds since 1970, zone ignored: date -u -d '2025-11-27 18:24:11' +%s. */
    private static final long NOVEMBER = 1_764_267_851L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            [  359.890494] usb 1-1: x|usb 1-1: x|359890494000|
            [   54.834944][ T6519] usb 1-1: x|usb 1-1: x|54834944000|T6519
            [   54.834944][    C2]  indented|` indented`|54834944000|C2
            [   54.834944] [ T6519] x|x|54834944000|T6519
            [    T1] x|x|-1|T1
            <4>[   12.000001] x|x|12000001000|
            <12>x|x|-1|
            > > [   12.000001] x|x|12000001000|
            >> [   12.000001] x|x|12000001000|
            > x|x|-1|
            isob2 login: [  709.689951] INFO: y|INFO: y|709689951000|
            [  12.345678,3] x|x|12345678000|
            [  12.345678]<4>.(2)[921:sh]x|.(2)[921:sh]x|12345678000|
            [  12.345678] (2)[921:sh]x|x|12345678000|T921
            [  12.345678]|``|12345678000|
            plain words|plain words|-1|
            [ BUG: held lock freed! ]|[ BUG: held lock freed! ]|-1|
            [   45.123] (II) Loading extension|[   45.123] (II) Loading extension|-1|
            [<ffffffff81200042>] ? dump_stack+0x12/0x34|[<ffffffff81200042>] ? dump_stack+0x12/0x34|-1|
            """)
    void prefixesAreTakenOff(String line, String text, long timeNs, String caller) {
        LogLine read = LogLine.of(line);
        assertEquals(List.of(text, timeNs, caller == null ? "" : caller), List.of(read.text(), read.timeNs(), read.caller() == null ? "" : read.caller()));
        assertEquals(timeNs >= 0 || caller != null || line.startsWith("<"), read.stamped());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [Thu Nov 27 18:24:11 2025] x                                | 1764267851
            2025-11-27T18:24:11.5+01:00 board kernel: x                 | 1764267851.5
            2025-11-27T18:24:11+0100 board kernel: x                    | 1764267851
            Thu Nov 27 18:24:11 2025 kern.warn kernel: [  5.000000] x   | 5
            Nov 27 18:24:11 board kernel: [15293.000000] x              | 15293
            Nov 27 18:24:11 board kernel: x                             | 28578251
            Feb 29 18:24:11 board kernel: x                             | none
            """)
    void datesAndTimesOfLogDaemonsAreTakenOff(String line, String seconds) {
        LogLine read = LogLine.of(line);
        long expected = seconds.equals("none") ? -1 : Math.round(Double.parseDouble(seconds) * 10) * (SECOND / 10);
        assertEquals(expected, read.timeNs());
        assertEquals("x", read.text());
        assertTrue(read.stamped());
        assertEquals(NOVEMBER * SECOND, LogLine.of("[Thu Nov 27 18:24:11 2025] x").timeNs());
    }

    @Test
    void coloursAndLineEndsAreTakenOff() {
        assertEquals("usb 1-1: x", LogLine.of("\u001b[32m[   12.000001] \u001b[0m\u001b[33musb 1-1\u001b[0m: x\r\n").text());
    }

    @Test
    void aWordLikeKernelInAMessageIsNoPrefix() {
        assertEquals("please see kernel: it is broken", LogLine.of("please see kernel: it is broken").text());
    }

    @Test
    void callersAreTasksOrCpus() {
        assertEquals(List.of(6519, -1), List.of(LogLine.of("[    1.000000][ T6519] x").callerPid(), LogLine.of("[    1.000000][ T6519] x").callerCpu()));
        assertEquals(List.of(-1, 2), List.of(LogLine.of("[    1.000000][    C2] x").callerPid(), LogLine.of("[    1.000000][    C2] x").callerCpu()));
    }

    @Test
    void noBytesMakeItFail() {
        String letters = "[]<>() .:0123456789TCkernel:\u001b[mOct-+/x\r\n=";
        Seeds.each(Seeds.ROUNDS, random -> {
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                line.append(letters.charAt(random.nextInt(letters.length())));
            }
            LogLine read = LogLine.of(line.toString());
            read.callerPid();
            read.callerCpu();
            FrameLine.of(read.text());
        });
    }
}

package racelane.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;
import racelane.trace.KernelReport;

/** A line that is passed over by its bytes begins no report. */
class QuietLineTest {
    private final QuietLine quiet = new QuietLine();

    private boolean isQuiet(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return quiet.is(bytes, 0, bytes.length);
    }

    @Test
    void mostLinesOfALogAreQuietAndBannersAreNot() {
        assertTrue(isQuiet("[    1.000000] usb 1-1: new device"));
        assertTrue(isQuiet("<6>[    1.000000][  T921] EXT4-fs (sda1): mounted"));
        assertTrue(isQuiet("[    1.000000][    C2] "));
        assertTrue(isQuiet(""));
        assertFalse(isQuiet("[    1.000000][    C2] refcount_t: underflow; use-after-free."));
        assertFalse(isQuiet("[ BUG: held lock freed! ]"));
        assertFalse(isQuiet("[    1.000000] [ BUG: held lock freed! ]"));
        assertFalse(isQuiet("[Thu Nov 27 18:24:11 2025] usb 1-1: new device"));
        assertFalse(isQuiet("plain words"));
    }

    @Test
    void noLineThatIsPassedOverWouldHaveBegunAReport() {
        List<String> banners = new ArrayList<>();
        for (String line : Resource.lines("banners.txt")) {
            banners.add(line.split("\\s+", 3)[2].replace("*", "1"));
        }
        List<String> prefixes = List.of("", "[    1.000000] ", "[    1.000000][  T921] ", "<4>[    1.000000] ", "<4>", "[    1.000000] <4>", "> [    1.000000] ", "[    1.000000] (2)[921:sh]",
                "[    1.000000]", "[Thu Nov 27 18:24:11 2025] ", "    [    1.000000] ", "[    1.000000]    ", "Nov 27 18:24:11 b kernel: [    1.000000] ", "x login: [    1.000000] ");
        Seeds.each(Seeds.ROUNDS * 5, random -> {
            String line = prefixes.get(random.nextInt(prefixes.size())) + banners.get(random.nextInt(banners.size()));
            if (random.nextBoolean()) {
                int at = random.nextInt(line.length());
                line = line.substring(0, at) + (char) (' ' + random.nextInt(95)) + line.substring(at + 1);
            }
            List<KernelReport> reports = ReportScanner.scan(List.of(line));
            assertTrue(reports.isEmpty() || !isQuiet(line), "passed over: " + line);
        });
    }
}

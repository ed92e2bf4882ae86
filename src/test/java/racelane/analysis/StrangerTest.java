package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;

/** The findings come from what happened, not from the names, numbers and times of one capture. */
class StrangerTest {
    private static final Path CAPTURE = Path.of("sample-traces", "c3b-pm-opener2.trace.txt");
    private static final long SHIFT = 0x12340000L;
    private static final Pattern ADDRESS = Pattern.compile("(0x)?\\b(?:0x)?(ff[0-9a-f]{14})\\b");
    private static final Pattern TASK = Pattern.compile("(?m)^( *)(\\S+?)-(\\d+)( +\\[)");
    private static final Pattern PID = Pattern.compile("\\b(prev_pid|next_pid|pid|PID)(=|: )(\\d+)");
    private static final Pattern TIME = Pattern.compile("(?m)^(.{30,60}?\\S+ +)(\\d+)\\.(\\d{6}): ");

    static String capture() throws IOException {
        return Files.readString(CAPTURE, StandardCharsets.UTF_8);
    }

    /** Another machine on which the same happened: addresses, PIDs, task and device names, times are all different. */
    static String stranger(String text) {
        String other = ADDRESS.matcher(text).replaceAll(StrangerTest::shifted);
        other = TASK.matcher(other).replaceAll(match -> match.group(1) + stranger(match.group(2), match.group(3)) + "-" + pid(match.group(3)) + match.group(4));
        other = PID.matcher(other).replaceAll(match -> match.group(1) + match.group(2) + pid(match.group(3)));
        other = other.replaceAll("(comm=|Comm: )opener\\b", "$1zebra").replaceAll("(comm=)sh\\b", "$1lion").replaceAll("Comm: sh\\b", "Comm: lion");
        other = other.replace("ff8d2000.spi.0", "9a000000.qspi.7").replace("u-boot", "loader").replace("spi0.0", "spi7.1");
        return TIME.matcher(other).replaceAll(match -> {
            long micros = 3 * (Long.parseLong(match.group(2)) * 1_000_000 + Long.parseLong(match.group(3)));
            return java.util.regex.Matcher.quoteReplacement(match.group(1) + micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000) + ": ");
        });
    }

    private static String shifted(MatchResult match) {
        long address = Long.parseUnsignedLong(match.group(2), 16);
        boolean error = Long.compareUnsigned(address, -4096L) >= 0;
        String prefix = match.group().startsWith("0x") ? "0x" : "";
        return prefix + Long.toHexString(error ? address : address + SHIFT);
    }

    private static String stranger(String comm, String pid) {
        return pid.equals("0") ? comm : switch (comm) {
            case "sh" -> "lion";
            case "opener" -> "zebra";
            case "cat" -> "gnu";
            default -> comm;
        };
    }

    private static String pid(String pid) {
        return pid.equals("0") ? pid : Integer.toString(Integer.parseInt(pid) + 4000);
    }

    @Test
    void aStrangerWithTheSameRaceHasTheSameFindings() throws Exception {
        String text = capture();
        String other = stranger(text);
        assertFalse(other.contains("0xff1100000568a028") || other.contains("opener") || other.contains("ff8d2000") || other.contains("15.391293"), "something of the capture is left");
        String shape = Analyses.shape(Analyses.ofText(text));
        assertTrue(shape.contains("stale-put lines [1802]"), shape);
        assertEquals(shape, Analyses.shape(Analyses.ofText(other)));
    }

    @Test
    void withoutTheNewLifeNoPutIsStale() throws Exception {
        String[] lines = capture().split("\n", -1);
        assertTrue(lines[1714].contains("add_mtd_device: ") && lines[1714].contains("0xff1100000568a028"), "line 1715 is the new life's beginning");
        lines[1714] = lines[1714].replace("0xff1100000568a028", "0xff1100000aaaa028");
        Analysis analysis = Analyses.ofText(String.join("\n", lines));
        for (Finding finding : analysis.findings()) {
            boolean there = finding.rows().stream().anyMatch(row -> analysis.trace().line(row) == 1802);
            assertFalse(finding.kind().equals("stale-put") && there, "line 1802 is still called a stale put");
        }
    }
}

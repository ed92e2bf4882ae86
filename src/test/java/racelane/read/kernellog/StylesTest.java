package racelane.read.kernellog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.report.ReportScanner;
import racelane.testkit.Shared;
import racelane.trace.KernelReport;

/** The same log written in every style tells the same: kinds, lines, functions, tasks and frames. */
class StylesTest {
    @TempDir
    Path folder;

    private static final Pattern STAMPED = Pattern.compile("^(?:<\\d+>)?\\[ *(\\d+\\.\\d{6})\\](?:\\[ *([TC]\\d+)\\])? ?(.*)$");
    private static final List<String> FOLDERS = List.of("captures", "captures/logs", "samples/refcount", "samples/kasan", "samples/kcsan", "samples/lockdep", "samples/rcu",
            "samples/hung", "samples/listcorruption", "samples/other");

    private static Map<String, UnaryOperator<String>> styles() {
        Map<String, UnaryOperator<String>> styles = new LinkedHashMap<>();
        styles.put("quoted in a mail", line -> "> " + line);
        styles.put("quoted twice", line -> "> > " + line);
        styles.put("carriage returns", line -> line + "\r");
        styles.put("levels", line -> stamped(line, (time, caller, text) -> "<4>" + line));
        styles.put("syslog", line -> stamped(line, (time, caller, text) -> "Nov 27 18:24:11 board kernel: " + line));
        styles.put("logread", line -> stamped(line, (time, caller, text) -> "Thu Nov 27 18:24:11 2025 kern.warn kernel: " + line));
        styles.put("journal without stamps", line -> stamped(line, (time, caller, text) -> caller == null ? "2025-11-27T18:24:11+0100 board kernel: " + text : line));
        styles.put("dates", line -> stamped(line, (time, caller, text) -> caller == null ? "[Thu Nov 27 18:24:11 2025] " + text : line));
        styles.put("no stamps", line -> stamped(line, (time, caller, text) -> caller == null ? text : line));
        styles.put("colours", line -> stamped(line, (time, caller, text) -> "\u001b[32m[" + time + (caller == null ? "" : "][" + caller) + "] \u001b[0m\u001b[31m" + text + "\u001b[0m"));
        styles.put("indented", line -> "    " + line);
        return styles;
    }

    private interface Writer {
        String write(String time, String caller, String text);
    }

    private static String stamped(String line, Writer writer) {
        Matcher parts = STAMPED.matcher(line);
        return parts.matches() ? writer.write(parts.group(1), parts.group(2), parts.group(3)) : line;
    }

    @TestFactory
    Stream<DynamicTest> everyStyleTellsTheSame() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            Shared.files(folder).stream().filter(file -> !folder.equals("captures") || file.toString().endsWith(".dmesg.txt")).forEach(files::add);
        }
        return styles().entrySet().stream().map(style -> DynamicTest.dynamicTest(style.getKey(), () -> {
            for (Path file : files) {
                List<String> lines = List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
                assertEquals(told(lines), told(lines.stream().map(style.getValue()).toList()), () -> file + ", " + style.getKey());
            }
        }));
    }

    @Test
    void aMailInQuotedPrintableTellsTheSame() throws Exception {
        for (Path file : Shared.files("captures/logs")) {
            List<String> lines = Files.readAllLines(file);
            StringBuilder mail = new StringBuilder("Content-Transfer-Encoding: quoted-printable\n\n");
            for (String line : lines) {
                String rest = line.replace("=", "=3D");
                while (rest.length() > 75) {
                    int cut = rest.charAt(73) == '=' ? 73 : rest.charAt(72) == '=' ? 72 : 74;
                    mail.append(rest, 0, cut).append("=\n");
                    rest = rest.substring(cut);
                }
                mail.append(rest).append('\n');
            }
            Path written = Files.writeString(folder.resolve("mail.eml"), mail);
            try (Source source = Formats.opener().source(written)) {
                assertEquals(withoutLines(told(lines)), withoutLines(told((Iterable<KernelReport>) ReportReader.read(source, Progress.none()))), file::toString);
            }
        }
    }

    @Test
    void linesThatAMailClientBreaksTellTheSameOfKindTaskAndFunction() throws Exception {
        for (Path file : Shared.files("captures/logs")) {
            List<String> lines = Files.readAllLines(file).stream().map(line -> stamped(line, (time, caller, text) -> text)).toList();
            List<String> broken = new ArrayList<>();
            for (String line : lines) {
                String rest = line;
                for (int blank = rest.lastIndexOf(' ', 72); rest.length() > 72 && blank > 1; blank = rest.lastIndexOf(' ', 72)) {
                    broken.add(rest.substring(0, blank));
                    rest = rest.substring(blank + 1);
                }
                broken.add(rest);
            }
            assertEquals(brief(lines), brief(broken), file::toString);
        }
    }

    private static String brief(List<String> lines) {
        StringBuilder told = new StringBuilder();
        ReportScanner.scan(lines).forEach(report -> told.append(report.kind()).append(report.function()).append(report.location()).append(report.task()).append(report.kernel())
                .append(report.frames().size()).append('\n'));
        return told.toString();
    }

    private static String withoutLines(String told) {
        return told.replaceAll("(?m)^\\d+ ", "");
    }

    private static String told(List<String> lines) {
        return told((Iterable<KernelReport>) ReportScanner.scan(lines));
    }

    private static String told(Iterable<KernelReport> reports) {
        StringBuilder told = new StringBuilder();
        for (KernelReport report : reports) {
            told.append(report.messageLine()).append(' ').append(report.kind().word()).append(' ').append(report.message()).append(' ').append(report.function()).append(' ')
                    .append(report.task()).append(report.machine()).append(report.location()).append(report.frames().size()).append(report.others().size()).append(report.cut()).append('\n');
        }
        return told.toString();
    }
}

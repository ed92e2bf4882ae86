package racelane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import racelane.testkit.Shared;
import racelane.trace.KernelReport;
import racelane.trace.ReportKind;

/** Reports inside a trace: the console events of the captures, each keyed by the lane that printed it. */
class ConsoleReportsTest {
    private static final Pattern EVENT = Pattern.compile("^ *(.+)-(\\d+) +\\[(\\d+)\\] \\S+ +([\\d.]+): (\\S+): ?(.*)$");
    private static final Pattern EXPECTED = Pattern.compile("\"line\": (\\d+),\\s*\"time\": [\\d.]+,\\s*\"task\": \"[^\"]*-(\\d+)\",\\s*\"text\": \"([^\"]*)\"");

    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<KernelReport> reports(Path trace) {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        StringBuilder message = new StringBuilder();
        String task = null;
        long at = 0;
        long number = 0;
        for (String line : lines(trace)) {
            number++;
            Matcher event = EVENT.matcher(line);
            if (!event.matches() && task != null) {
                message.append('\n').append(line);
                continue;
            }
            if (task != null) {
                scanner.feed(message.toString(), task, at, -1);
                task = null;
            }
            if (event.matches() && event.group(5).equals("console")) {
                message.setLength(0);
                message.append(event.group(6));
                task = event.group(2);
                at = number;
            }
        }
        scanner.finish();
        reports.sort(ReportScanner.BY_MESSAGE);
        return reports;
    }

    @TestFactory
    List<DynamicTest> everyRefcountMessageOfACaptureIsExactlyOneReport() throws IOException {
        return Shared.files("captures/expected").stream().map(expected -> DynamicTest.dynamicTest(expected.getFileName().toString(), () -> {
            String json = Files.readString(expected);
            Path trace = expected.resolveSibling("../" + expected.getFileName().toString().replace(".json", ".trace.txt"));
            if (!Files.exists(trace)) {
                return;
            }
            List<String> want = new ArrayList<>();
            Matcher each = EXPECTED.matcher(json.substring(json.indexOf("\"refcount_messages\"")));
            while (each.find()) {
                want.add(each.group(1) + " " + each.group(2) + " " + each.group(3));
            }
            List<String> have = reports(trace).stream().filter(report -> report.kind().isRefcount())
                    .map(report -> report.messageLine() + " " + report.pid() + " " + report.message()).toList();
            assertEquals(want, have);
        })).toList();
    }

    @Test
    void eventsOfSeveralPiecesAreOneReport() {
        List<KernelReport> reports = reports(Shared.file("captures").resolve("c3b-pm-opener2.trace.txt"));
        assertEquals(List.of("1862 refcount-addition-on-zero __get_mtd_device 30 false", "1988 refcount-saturated __get_mtd_device 23 false",
                "2107 warning kobject_get 29 false", "2221 warning kobject_get 32 false", "2332 warning kobject_put 32 false",
                "2441 refcount-underflow kobject_add_internal 32 false", "2557 warning kobject_put 29 false"), summary(reports));
        assertEquals(ReportKind.REFCOUNT_ADDITION_ON_ZERO, reports.get(0).kind());
        assertEquals("6.12.95+deb12-amd64", reports.get(0).kernel());
    }

    @Test
    void kasanLinesWithBreaksInsideAreOneReportEach() {
        List<KernelReport> reports = reports(Shared.file("captures").resolve("c3k-kasan-opener.trace.txt"));
        assertEquals(List.of("1118 kasan __put_mtd_device 12 false", "1225 kasan __put_mtd_device 12 false", "1323 kasan __put_mtd_device 12 false",
                "1417 kasan spi_nor_put_device 12 false", "1509 kasan spi_nor_put_device 12 false", "1601 kasan spi_nor_put_device 12 false"),
                summary(reports));
        assertEquals(List.of("allocated", "freed"), reports.get(0).others().stream().map(stack -> stack.role()).toList());
    }

    private static List<String> summary(List<KernelReport> reports) {
        return reports.stream().map(report -> report.messageLine() + " " + report.kind().word() + " " + report.function() + " "
                + report.frames().size() + " " + report.cut()).toList();
    }
}

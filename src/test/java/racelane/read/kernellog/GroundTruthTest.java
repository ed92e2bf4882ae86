package racelane.read.kernellog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Claim;
import racelane.read.Formats;
import racelane.read.Head;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.testkit.Shared;
import racelane.trace.KernelReport;

/** Every text beside the checkout holds the reports that {@code resources/report/truth.txt} says, and no other file holds any. */
class GroundTruthTest {
    private static final Path TABLE = Path.of("src", "test", "resources", "report", "truth.txt");
    private static final List<String> WITH_REPORTS = List.of("samples/refcount", "samples/kasan", "samples/kcsan", "samples/lockdep", "samples/rcu", "samples/hung",
            "samples/listcorruption", "samples/other", "report");
    private static final List<String> WITHOUT = List.of("samples/ftrace-text", "samples/ftrace-variants", "samples/perfscript", "samples/chrome-json", "samples/systrace",
            "samples/tracedat", "bench", "spin");

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> reports = null;
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("  ")) {
                reports.add(line.strip());
            } else if (!line.startsWith("#")) {
                reports = new ArrayList<>();
                table.put(line.substring(0, line.indexOf(':')), reports);
            }
        }
        return table;
    }

    @TestFactory
    Stream<DynamicTest> everyTextHoldsTheReportsOfTheTable() throws IOException {
        return table().entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> assertEquals(String.join("\n", entry.getValue()), told(Shared.file(entry.getKey())))));
    }

    @Test
    void noTextIsMissingInTheTable() throws IOException {
        List<String> there = new ArrayList<>();
        for (String folder : WITH_REPORTS) {
            Shared.files(folder).forEach(file -> there.add(folder + "/" + file.getFileName()));
        }
        Shared.files("captures").stream().filter(file -> file.toString().endsWith(".dmesg.txt")).forEach(file -> there.add("captures/" + file.getFileName()));
        Shared.files("captures/logs").forEach(file -> there.add("captures/logs/" + file.getFileName()));
        assertEquals(there.stream().sorted().toList(), table().keySet().stream().sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> noOtherFileHoldsAReportOrIsClaimed() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : WITHOUT) {
            files.addAll(Shared.files(folder));
        }
        Shared.files("captures").stream().filter(file -> !file.toString().endsWith(".dmesg.txt")).forEach(files::add);
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            assertEquals("", told(file));
            try (Source source = Formats.opener().source(file)) {
                assertEquals(Claim.NONE, new KernelLogFormat().claim(Head.of(source)));
            }
        }));
    }

    private static String told(Path file) throws Exception {
        List<String> told = new ArrayList<>();
        try (Source source = Formats.opener().source(file)) {
            for (KernelReport report : ReportReader.read(source, Progress.none())) {
                told.add(report.messageLine() + " " + report.kind().word() + " " + (report.function() == null ? "-" : report.function()) + (report.cut() ? " cut" : ""));
            }
        }
        return String.join("\n", told);
    }
}

package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.testkit.Golden;
import racelane.trace.Workers;

/**
 * Command lines and what they print: a transcript holds commands, each a line that begins with "$ racelane",
 * and after it the exit status and both streams.
 */
class TranscriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/cli");

    @TestFactory
    Stream<DynamicTest> verbsPrintWhatTheTranscriptsSay() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".transcript")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> Golden.check(file, play(Files.readAllLines(file)))));
        }
    }

    private static String play(List<String> transcript) {
        StringBuilder played = new StringBuilder();
        for (String line : transcript) {
            if (line.startsWith("$ racelane")) {
                played.append(played.length() == 0 ? "" : "\n").append(line).append('\n').append(run(words(line)));
            }
        }
        return played.toString();
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" +")));
        return words.subList(2, words.size()).toArray(String[]::new);
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new Cli(new PrintWriter(out), new PrintWriter(err), Workers.direct(), () -> 0).run(arguments);
        return "exit " + status + "\n" + marked("| ", out) + marked("! ", err);
    }

    private static String marked(String mark, StringWriter text) {
        return text.toString().lines().map(line -> (mark + line).stripTrailing() + "\n").reduce("", String::concat);
    }
}

package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Golden;
import racelane.trace.Workers;

/** The tables on the scenarios' page are what the commands above them print. */
final class ScenariosPageTest {
    private static final Path PAGE = Path.of("sample-traces/scenarios/README.md");
    private static final String COMMAND = "`java -jar target/racelane.jar explore ";

    @Test
    void everyTableIsWhatItsCommandPrints() throws Exception {
        List<String> page = Files.readAllLines(PAGE);
        StringBuilder made = new StringBuilder();
        int tables = 0;
        for (int i = 0; i < page.size(); i++) {
            made.append(page.get(i)).append('\n');
            if (page.get(i).startsWith(COMMAND) && page.get(i).contains(" --vary ")) {
                tables++;
                made.append('\n').append(printed(page.get(i)));
                i++;
                while (i + 1 < page.size() && page.get(i + 1).startsWith("|")) {
                    i++;
                }
            }
        }
        assertTrue(tables >= 2, "tables on the page: " + tables);
        Golden.check(PAGE, made.toString());
    }

    private static String printed(String command) {
        String[] words = command.substring(COMMAND.length() - "explore ".length(), command.length() - 1).split(" +");
        StringWriter out = new StringWriter();
        new Cli(new PrintWriter(out), new PrintWriter(out), Workers.direct(), () -> 0).run(words);
        return out.toString();
    }
}

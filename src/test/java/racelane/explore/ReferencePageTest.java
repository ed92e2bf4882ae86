package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.scenario.Scenario;

/** Every block of code on the reference page compiles, and explores without failure. */
final class ReferencePageTest {
    @TestFactory
    List<DynamicTest> everyBlockRuns() throws Exception {
        String page = Files.readString(Path.of("sample-traces/scenarios/README.md"));
        Matcher block = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL).matcher(page);
        List<DynamicTest> tests = new ArrayList<>();
        while (block.find()) {
            String text = block.group(1);
            int line = (int) page.substring(0, block.start(1)).lines().count() + 1;
            tests.add(DynamicTest.dynamicTest("block at line " + line, () -> {
                Verdict verdict = new Explorer(Scenario.parse("README.md", text).compile(Map.of()), Options.standard(), Limits.standard(), () -> 0).explore();
                assertTrue(verdict.outcome() == Verdict.Outcome.EXHAUSTED, verdict.sentence() + " " + verdict.findings());
            }));
        }
        assertTrue(tests.size() >= 12);
        return tests;
    }
}

package racelane.read;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import racelane.testkit.Golden;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/** Every input under {@code resources/read} gives the events beside it, and the log beside it or none. Adding a case is adding files. */
class FormatFixturesTest {
    @TestFactory
    List<DynamicNode> everyInputGivesTheEventsBesideIt() throws IOException {
        List<DynamicNode> containers = new ArrayList<>();
        for (Path folder : Fixtures.folders()) {
            List<DynamicNode> tests = new ArrayList<>();
            for (Path input : Fixtures.inputs(folder)) {
                tests.add(dynamicTest(input.getFileName().toString(), () -> check(input)));
            }
            containers.add(dynamicContainer(folder.getFileName().toString(), tests));
        }
        return containers;
    }

    private static void check(Path input) throws Exception {
        Trace trace = Formats.opener().open(input, Progress.none());
        try {
            assertAll(() -> Golden.check(Fixtures.beside(input, ".events"), TraceText.of(trace)),
                    () -> Golden.check(Fixtures.beside(input, ".log"), TraceText.problems(trace)));
        } finally {
            trace.close();
        }
    }
}

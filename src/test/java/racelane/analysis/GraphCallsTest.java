package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;

/** Calls of the function_graph tracer become spans by nesting alone. */
class GraphCallsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/read/ftrace");

    private static List<String> spans(String file) throws Exception {
        return spans(Analyses.of(FIXTURES.resolve(file)));
    }

    private static List<String> spans(Analysis analysis) {
        List<String> spans = new ArrayList<>();
        for (int lane = 0; lane < analysis.trace().lanes().size(); lane++) {
            for (CallSpan span : analysis.calls().ofLane(lane)) {
                spans.add(analysis.trace().lanes().get(lane).name() + " " + "  ".repeat(span.depth()) + span.function() + " lines "
                        + analysis.trace().line(span.fromRow()) + " to " + analysis.trace().line(span.toRow()) + (span.returned() ? "" : " open"));
            }
        }
        return spans;
    }

    @Test
    void callsNestByEntriesAndReturnsOnALane() throws Exception {
        assertEquals(List.of("task on CPU 1 do_sys_open lines 5 to 7", "task on CPU 1   __might_sleep lines 6 to 6",
                "sh-5678 smp_irq lines 14 to 17", "sh-5678 get_file lines 19 to 19"), spans("function-graph.txt"));
    }

    @Test
    void tasksAndTimesComeFromTheColumns() throws Exception {
        assertEquals(List.of("bash-4251 vfs_read lines 5 to 8", "bash-4251   fsnotify lines 6 to 6", "swapper/1 tick lines 7 to 7"),
                spans("function-graph-times-and-tasks.txt"));
    }

    @Test
    void theFunctionTracerAloneMakesNoSpans() throws Exception {
        assertEquals(List.of(), spans("functions.txt"));
    }

    @Test
    void aReturnThatWasLostEndsWithTheCallAroundIt() throws Exception {
        Analysis analysis = Analyses.ofText("""
                # tracer: function_graph
                #
                # CPU  DURATION                  FUNCTION CALLS
                # |     |   |                     |   |   |   |
                 1)               |  outer() {
                 1)               |    lost() {
                 1)   0.123 us    |      leaf();
                 1)   2.500 us    |  } /* outer */
                 1)   0.100 us    |  after();
                """);
        assertEquals(List.of("task on CPU 1 outer lines 5 to 8", "task on CPU 1   lost lines 6 to 8 open", "task on CPU 1     leaf lines 7 to 7",
                "task on CPU 1 after lines 9 to 9"), spans(analysis));
        assertEquals(List.of(), analysis.problems().stream().filter(problem -> problem.kind().equals("pairing")).toList());
    }
}

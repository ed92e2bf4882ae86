package racelane.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.testkit.Analyses;

class LensFileTest {
    /** The example on the page about lens files. */
    static Lens example() throws Exception {
        String page = Files.readString(Path.of("src/main/resources/racelane/lens/LENSES.md"));
        String json = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
        return LensFile.parse("LENSES.md", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleOnThePageMakesAnUnknownDriverReadable() throws Exception {
        String trace = """
                # tracer: nop
                #
                #           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION
                          insmod-10      [000] .....     1.000001: widget_create: (widget_create+0x4/0x20 [wdg]) w=0xffff888000001000 name="one"
                          insmod-10      [000] .....     1.000002: widget_create_ret: (probe+0x4/0x20 [wdg] <- widget_create) ret=0 users=1
                            user-11      [001] .....     1.000010: widget_get: (widget_get+0x4/0x20 [wdg]) w=0xffff888000001000 users=1
                            user-11      [001] .....     1.000012: widget_get_ret: (open+0x4/0x20 [wdg] <- widget_get) users=2
                           rmmod-12      [000] .....     1.000020: widget_put: (widget_put+0x4/0x20 [wdg]) w=0xffff888000001000 users=2
                           rmmod-12      [000] .....     1.000021: widget_put_ret: (rm+0x4/0x20 [wdg] <- widget_put) users=1
                           rmmod-12      [000] .....     1.000030: kfree: call_site=rm+0x10/0x20 ptr=ffff888000001000
                            user-11      [001] .....     1.000040: widget_put: (widget_put+0x4/0x20 [wdg]) w=0xffff888000001000 users=1
                            user-11      [001] .....     1.000041: widget_put_ret: (close+0x4/0x20 [wdg] <- widget_put) users=0
                """;
        Analysis analysis = Analyses.ofText(trace, List.of(example()));
        assertEquals(List.of(1, 2, 1, 0), values(analysis));
        assertEquals(List.of("released-while-in-use", "use-after-free"), analysis.findings().stream().map(Finding::kind).sorted().toList());
    }

    private static List<Integer> values(Analysis analysis) {
        var curve = analysis.objects().get(0).curves().get(0);
        return java.util.stream.IntStream.range(0, curve.size()).mapToObj(curve::value).toList();
    }

    @Test
    void builtInLensesAreThere() throws Exception {
        assertEquals(List.of("mtd", "refcount", "sched", "locks", "printk"), LensFile.builtIn().stream().map(Lens::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1, 2]                                                | x.json:1: is no JSON object
            {"lens": 3}                                           | x.json.lens: is 3, a text in quotes would be right
            {"lens": "a", "cals": []}                             | "cals" is no part of a lens file
            {"lens": "a", "calls": [{"return": "r"}]}             | x.json.calls[0]: "entry" is missing
            {"lens": "a", "calls": [{"entry": "e", "does": "grab", "type": "t", "object": "o"}]} | init, get, put, remove, release
            {"lens": "a", "objects": [{"type": "t"}]}             | "counts" is missing
            {"lens": "a", "points": [{"event": "e", "does": "get", "type": "t", "object": "o"}]} | type "t" is not among "objects"
            {"lens": "a",                                         | x.json:1: is no JSON
            """)
    void aMistakeIsToldWithItsPlace(String json, String said) {
        LensException failure = assertThrows(LensException.class, () -> LensFile.parse("x.json", json.getBytes(StandardCharsets.UTF_8)));
        assertTrue(failure.getMessage().contains(said), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
    }
}

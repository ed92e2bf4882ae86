package racelane.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is wrong is said with its place, and all of it at once; nothing else than a ScenarioException ever comes out. */
final class ScenarioErrorsTest {
    private static List<String> errors(String text) {
        List<String> lines = new ArrayList<>();
        assertThrows(ScenarioException.class, () -> Scenario.parse("x.race", text)).errors().forEach(error -> lines.add(error.headline()));
        return lines;
    }

    private static void says(String start, String text) {
        List<String> errors = errors(text);
        assertTrue(errors.get(0).startsWith(start), errors.toString());
    }

    @Test
    void allErrorsOfAFileAreTold() {
        assertEquals(List.of("x.race:1:12: 'z' cannot be assigned to: write a variable, a field or an array element",
                "x.race:1:19: there is no function lokc: did you mean lock?",
                "x.race:2:15: there is no label out in this function: write out: where it should go",
                "x.race:3:14: no struct has a field q: add it to the struct"),
                errors("thread a { z = 1; lokc(1); }\nfn f() { goto out; }\nfn g(p) { p->q = 1; }"));
    }

    @Test
    void theCaretStandsBelowTheColumn() {
        SourceError error = assertThrows(ScenarioException.class, () -> Scenario.parse("x.race", "thread a {\n\tx = ;\n}")).errors().get(0);
        assertEquals("x.race:2:6: ';' does not fit here: write an expression, a statement or a declaration\n    \tx = ;\n    \t    ^", error.toString());
    }

    @Test
    void syntaxAndMeaningAreToldTogether() {
        List<String> errors = errors("int x = ;\nthread a { lock(1, 2); }\nthread b { y }");
        assertEquals(3, errors.size(), errors.toString());
        assertTrue(errors.get(1).startsWith("x.race:2:12: lock takes 1 argument, here are 2"), errors.toString());
    }

    @Test
    void eachMistakeHasItsSentence() {
        says("x.race:1:1: nothing runs here", "int x;");
        says("x.race:1:1: nothing runs here", "");
        says("x.race:1:10: the string is not closed", "scenario \"abc\nthread a {}");
        says("x.race:1:1: the comment is never closed", "/* abc");
        says("x.race:1:25: '+' on a pointer", "ptr p; thread a { p = p + 1; }");
        says("x.race:1:12: break stands in no loop", "thread a { break; }");
        says("x.race:1:12: this computes a value and drops it", "thread a { 1 + 2; }");
        says("x.race:1:13: there is no kind of finding foo", "check never foo; thread a { }");
        says("x.race:1:17: goto l leads into an atomic", "thread a { goto l; atomic { l: ; } }");
        says("x.race:2:8: there are two threads", "thread a { }\nthread a { }");
        says("x.race:1:12: the number of threads is 1000000: write a number from 0 to 1000", "thread a x 1000000 { }");
        says("x.race:1:7: the length of a is 0", "int a[0]; thread t { }");
        says("x.race:1:8: x is declared twice", "int x, x; thread t { }");
        says("x.race:1:19: the format wants 1 value, here are 0", "thread t { printk(\"%d\"); }");
        says("x.race:1:8: there is no struct b", "struct b x; thread t { }");
    }

    @Test
    void configsAreCheckedByName() throws Exception {
        Scenario scenario = Scenario.parse("x.race", "config N = 2; int a[N]; thread t x N { a[N - 1] = 1; }");
        assertEquals(3, scenario.compile(Map.of("N", 3L)).threads.size());
        ScenarioException unknown = assertThrows(ScenarioException.class, () -> scenario.compile(Map.of("M", 3L)));
        assertEquals("x.race:1:1: there is no config M in this file: it has N", unknown.errors().get(0).headline());
        assertThrows(ScenarioException.class, () -> scenario.compile(Map.of("N", 0L)));
    }

    @Test
    void hostileSourcesEndInOneClearError() {
        assertTrue(errors("x".repeat(10 << 20)).get(0).contains("a scenario may have 524288"));
        assertTrue(errors("thread a { int x = " + "(".repeat(50_000) + "1").get(0).contains("deeper than 200"));
        assertTrue(errors("thread a " + "{".repeat(50_000)).get(0).contains("deeper than 200"));
        assertTrue(errors("int x; thread a { x = " + "-".repeat(50_000) + "1; }").get(0).contains("deeper than 200")
                || errors("int x; thread a { x = " + "- ".repeat(50_000) + "1; }").get(0).contains("deeper than 200"));
        assertTrue(errors("int x; thread a { x = 1" + " + 1".repeat(100_000) + "; }").get(0).contains("longer than the compiler can follow"));
    }

    /** Twenty cuts and flips each of a whole scenario: an error with a place or a program, never anything else. */
    @Test
    void brokenSourcesNeverThrowAnythingElse() throws Exception {
        String whole = java.nio.file.Files.readString(java.nio.file.Path.of("sample-traces/scenarios/get-after-lookup/get-after-lookup.race"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(whole.length());
            String broken = i % 2 == 0 ? whole.substring(0, at) : whole.substring(0, at) + "{(;:*/\"x".charAt(random.nextInt(8)) + whole.substring(at + 1);
            try {
                Scenario.parse("x.race", broken).compile(Map.of());
            } catch (ScenarioException told) {
                assertTrue(told.errors().get(0).line() >= 1, "cut or flip " + i);
            }
        }
    }
}

package racelane.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ScenarioPatchTest {
    private static final String OLD = "a\nb\nc\nd\ne\nf\n";
    private static final String DIFF = """
            what it does

            why
            ---
            --- a/x.race
            +++ b/x.race
            @@ -1,2 +1,3 @@
             a
            +a2
             b
            @@ -5,2 +6,1 @@
            -e
             f
            """;

    @Test
    void hunksAreAppliedAndEachCanBeLeftOut() throws Exception {
        ScenarioPatch patch = ScenarioPatch.parse("x", DIFF);
        assertEquals("what it does", patch.title());
        assertEquals(2, patch.changedLines());
        assertEquals("a\na2\nb\nc\nd\nf\n", patch.apply(OLD));
        assertEquals("a\nb\nc\nd\nf\n", patch.apply(OLD, 0));
        assertEquals("a\na2\nb\nc\nd\ne\nf\n", patch.apply(OLD, 1));
        assertEquals("+ a2", patch.hunks().get(0).first());
    }

    @Test
    void aHunkMayLieOff() throws Exception {
        assertEquals("0\n0\na\na2\nb\nc\nd\nf\n", ScenarioPatch.parse("x", DIFF).apply("0\n0\n" + OLD));
    }

    @Test
    void whatDoesNotFitIsSaid() throws Exception {
        ScenarioPatch patch = ScenarioPatch.parse("x.patch", DIFF);
        assertEquals("x.patch: the hunk at line 5 does not fit, the scenario has no such lines as 'e' there: make the diff anew from this scenario",
                assertThrows(IOException.class, () -> patch.apply("a\nb\nc\n")).getMessage());
        assertEquals("x.patch: there is no line like '@@ -10,3 +10,4 @@' in it: write a unified diff, as diff -u does",
                assertThrows(IOException.class, () -> ScenarioPatch.parse("x.patch", "a\n")).getMessage());
        assertEquals("x.patch:2: 'x' is no line of a unified diff: begin it with a blank, + or -",
                assertThrows(IOException.class, () -> ScenarioPatch.parse("x.patch", "@@ -1 +1 @@\nx\n")).getMessage());
    }
}

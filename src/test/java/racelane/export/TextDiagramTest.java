package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.testkit.Golden;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

class TextDiagramTest {
    private static final Path GOLDENS = Path.of("src/test/resources/export");

    private static String diagram(String sample, String kind) throws Exception {
        Analysis analysis = Analyses.of(Path.of("sample-traces", sample));
        Timeline timeline = Timeline.of(analysis);
        ViewState view = timeline.start();
        for (int i = 0; i < analysis.findings().size(); i++) {
            if (analysis.findings().get(i).kind().equals(kind)) {
                view = new Stepper(timeline).focus(view, i);
                break;
            }
        }
        return TextDiagram.of(timeline, view, TextDiagram.COLUMNS);
    }

    private static void fits(String diagram, int columns) {
        assertTrue(diagram.endsWith("\n"));
        for (String line : diagram.split("\n")) {
            assertTrue(line.length() <= columns, line.length() + " columns: " + line);
            assertEquals(-1, line.indexOf('\t'), line);
            assertEquals(line.stripTrailing(), line);
        }
    }

    @Test
    void additionOnZeroForAMail() throws Exception {
        String diagram = diagram("c3b-pm-opener2.trace.txt", "addition-on-zero");
        fits(diagram, 72);
        Golden.check(GOLDENS.resolve("c3b-addition-on-zero.txt"), diagram);
    }

    @Test
    void stalePutForAMail() throws Exception {
        String diagram = diagram("c3b-pm-opener2.trace.txt", "stale-put");
        fits(diagram, 72);
        Golden.check(GOLDENS.resolve("c3b-stale-put.txt"), diagram);
    }

    @Test
    void underflowInTheUnbinderForAMail() throws Exception {
        String diagram = diagram("a4-arm64-unbinder.trace.txt.gz", "underflow");
        fits(diagram, 72);
        Golden.check(GOLDENS.resolve("a4-underflow.txt"), diagram);
    }

    @Test
    void whoHoldsALockHasABarBesideItsColumn() throws Exception {
        Analysis analysis = Traces.start().event("sh-10", 0, "noise", "a").lock("cat-11", 1).locked("cat-11", 1).event("sh-10", 0, "noise", "b").unlock("cat-11", 1).event("sh-10", 0, "noise", "c").analysis();
        Timeline timeline = Timeline.of(analysis);
        String[] lines = TextDiagram.of(timeline, timeline.start(), 72).split("\n");
        int bar = lines[0].indexOf("cat-11") - 2;
        String bars = java.util.Arrays.stream(lines).limit(8).map(line -> line.length() > bar ? line.substring(bar, bar + 1) : " ").collect(java.util.stream.Collectors.joining());
        assertEquals("  " + "  ||  ", bars, String.join("\n", lines));
        assertTrue(String.join("\n", lines).contains("|: holds mtd_table_mutex"));
    }

    @Test
    void anyTraceFitsAnyWidth() {
        Seeds.each(40, random -> {
            Timeline timeline = Timeline.of(Traces.random(random, random.nextInt(60)));
            Stepper stepper = new Stepper(timeline);
            ViewState view = stepper.toStep(timeline.start(), 1 + random.nextInt(Math.max(1, timeline.trace().size())));
            int columns = 40 + random.nextInt(80);
            fits(TextDiagram.of(timeline, view, columns), columns);
        });
    }

    @Test
    void namesThatSteerATerminalAreMadeVisible() throws Exception {
        Analysis analysis = Traces.start().event("evil\u001b[31m-10", 0, "noise", "a\tb").event("cat-11", 0, "noise", "\u202edcba").analysis();
        Timeline timeline = Timeline.of(analysis);
        String diagram = TextDiagram.of(timeline, timeline.start(), 72);
        fits(diagram, 72);
        assertTrue(diagram.chars().noneMatch(c -> c < 0x20 && c != '\n' || c == 0x202e), diagram);
    }

    @Test
    void tooFewColumnsAreRefused() throws Exception {
        Timeline timeline = Timeline.of(Traces.start().open("sh-1", 0).analysis());
        assertThrows(IllegalArgumentException.class, () -> TextDiagram.of(timeline, timeline.start(), 39));
    }

    @Test
    void wordsAreBrokenOnlyWhereTheyMust() {
        assertEquals(List.of("one two", "  three"), MonoText.wrap("one two three", 9));
        assertEquals(List.of("abcdefgh", "  ij"), MonoText.wrap("abcdefghij", 8));
        assertEquals(List.of("  one", "    two"), MonoText.wrap("  one two", 8));
    }
}

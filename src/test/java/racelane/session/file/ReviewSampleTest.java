package racelane.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;
import racelane.timeline.Timeline;

/** The review that the README shows: the session beside its trace, and the text for the mail. */
class ReviewSampleTest {
    private static final Path TRACE = Path.of("sample-traces", "review", "c3b-pm-opener2.trace.txt.gz");

    @Test
    void theTourStandsOnTheStepsThatExplainTheAddition() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(TRACE));
        List<Long> stops = new SessionFile(TRACE, timeline).read().kept().notes().stops().stream().map(note -> timeline.trace().step(note.toRow())).toList();
        assertEquals(List.of(1401L, 1610L, 1623L, 1710L, 1734L, 2381L), stops);
    }

    @Test
    void theReadmesMailIsWhatIsPrinted() throws Exception {
        String mail = Files.readString(Path.of("src/test/resources/export/samples/c3b-pm-opener2.txt"));
        assertTrue(Files.readString(Path.of("README.md")).contains(mail), "README.md shows another text than steps prints");
    }
}

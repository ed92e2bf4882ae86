package racelane.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    @Test
    void theTableOfTheReadmeIsTheList() {
        assertEquals(List.of(new Sample("one", "6.12", "nothing", "look at put")),
                Sample.parse("# Title\n\n| trace | kernel | ran | look |\n|---|---|---|---|\n| `one` | 6.12 | nothing | look at `put` |\n\ntext | with a bar\n"));
    }

    @Test
    void everyTraceOfTheListIsInTheProgram(@TempDir Path folder) throws Exception {
        List<Sample> samples = Catalog.samples();
        assertTrue(samples.size() >= 5, "only " + samples.size() + " samples");
        for (Sample sample : samples) {
            assertTrue(Files.size(sample.copyTo(folder)) > 1_000, sample.name());
        }
    }
}

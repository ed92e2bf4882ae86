package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.trace.Problem;

class ReadLogTest {
    @Test
    void signsOfOneCutAreToldAsOne() {
        ReadLog log = new ReadLog();
        byte[] line = "sh-1 [0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        log.skip("truncated", "a last line that is cut", "it is left out", 752, 99_990, line, 0, line.length);
        log.tell("note", -1, -1, 1, "a note");
        log.cut(-1, -1, 90, "the header says 100 entries, 10 are here", "copy it again");
        assertEquals(List.of(new Problem("note", -1, -1, 1, "a note"),
                new Problem("truncated", 752, 99_990, 90, "the header says 100 entries, 10 are here (a last line that is cut, line 752 (\"sh-1 [0\")): copy it again")),
                log.problems());
    }

    @Test
    void aCutLineAloneIsToldAsALine() {
        ReadLog log = new ReadLog();
        log.skip("truncated", "a last line that is cut", "it is left out", 7, 99, new byte[0], 0, 0);
        assertEquals(List.of(new Problem("truncated", 7, 99, 1, "a last line that is cut, line 7: it is left out")), log.problems());
    }
}

package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeOffsetTest {
    @Test
    void unitsAndSignsAreUnderstoodDigitByDigit() {
        assertEquals(List.of(-250_000_000L, -250_000_000L, 1_500_000L, 300_000L, 12L, 1_000_000_001L, 100_000_000_000_000L),
                List.of("-0.25", "-0.25s", "1.5ms", "300us", "+12ns", "1.000000001", "100000").stream().map(TimeOffset::ns).toList());
    }

    @Test
    void whatIsNoOffsetIsSaid() {
        for (String wrong : List.of("", "x", "1.5 hours", "1e3", "0.5ns", "1.2.3")) {
            assertThrows(IllegalArgumentException.class, () -> TimeOffset.ns(wrong), wrong);
        }
        assertEquals("\"soon\" is no offset: seconds, or a number with s, ms, us or ns are wanted, as in -0.25s",
                assertThrows(IllegalArgumentException.class, () -> TimeOffset.ns("soon")).getMessage());
    }
}

package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class TraceTextTest {
    @Test
    void plainTextStaysItself() {
        String text = "sh-222  unlocks table_mutex";
        assertSame(text, TraceText.of(text));
    }

    @Test
    void lettersThatRunToTheLeftDoNotTurnTheirLineAround() {
        assertEquals("\u200e\u05d0\u05d1\u200e-1005: get\nsh-1: put", TraceText.of("\u05d0\u05d1-1005: get\nsh-1: put"));
    }

    @Test
    void marksThatTurnTheOrderAreSeenAndNotObeyed() {
        assertEquals("<U+202E>evil", TraceText.of("\u202eevil"));
        assertEquals("a\u2407bell", TraceText.of("a\u0007bell"));
    }
}

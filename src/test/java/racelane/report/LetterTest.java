package racelane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.trace.KernelReport;

/** What of a mail is a sentence that somebody wrote. */
class LetterTest {
    private static final String MAIL = """
            From: Somebody <a@b.example>
            Subject: the pump underflows the count

            Hello all,

            the pump's timer drops its reference twice. It happens
            while the daemon stops it! See below:

            ## A heading of five or six words
            1. the timer frees the pump
            2. the daemon
               reads it afterwards

            ```
            pump_put() was called by nobody here
            ```
                indented programs are no sentences either
            [   10.000000] ------------[ cut here ]------------
            [   10.000001] refcount_t: underflow; use-after-free.
            [   10.000002] WARNING: CPU: 1 PID: 7 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148
            [   10.000003] Call trace:
            [   10.000004]  refcount_warn_saturate+0xf4/0x148
            [   10.000005]  pump_put+0x10/0x20
            [   10.000006] ---[ end trace 0000000000000000 ]---
            [   10.100000] the log goes on with a line that holds a reference
            > quoted once, the timer takes a reference here
            """;

    static Letter letter(String mail) {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        List<Letter.Line> lines = new ArrayList<>();
        mail.lines().forEach(line -> {
            lines.add(new Letter.Line(lines.size() + 1, line));
            scanner.feed(LogLine.of(line), lines.size());
        });
        scanner.finish();
        return new Letter(reports.get(0), lines);
    }

    @Test
    void sentencesBeginWhereTheyWereWritten() {
        assertEquals(List.of("6: the pump's timer drops its reference twice.", "6: It happens while the daemon stops it!", "10: the timer frees the pump", "11: the daemon reads it afterwards",
                "26: quoted once, the timer takes a reference here"), letter(MAIL).sentences().stream().map(one -> one.line() + ": " + one.text()).toList());
    }

    @Test
    void aFrameIsFoundOnItsLine() {
        Letter letter = letter(MAIL);
        assertEquals(23, letter.lineOf(letter.report().frames().get(1)));
    }

    @Test
    void messagesAreTheNearestOnEachSide() {
        assertEquals(List.of("the log goes on with a line that holds a reference"), letter(MAIL).messages(false, 1));
        assertEquals(List.of("indented programs are no sentences either"), letter(MAIL).messages(true, 1));
    }
}

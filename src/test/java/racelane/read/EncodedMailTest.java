package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.catalog.Catalog;
import racelane.read.kernellog.ReportReader;
import racelane.testkit.Seeds;
import racelane.trace.KernelReport;

class EncodedMailTest {
    private static final String TEXT = """
            Hi, this is what I see:
            ------------[ cut here ]------------
            refcount_t: underflow; use-after-free.
            WARNING: CPU: 2 PID: 921 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148
            CPU: 2 PID: 921 Comm: sh Not tainted 6.6.1 #1
            Call trace:
             refcount_warn_saturate+0xf4/0x148
             gadget_release+0x118/0x140
             ret_from_fork+0x118/0x140
            ---[ end trace 0000000000000000 ]---
            """;

    private static String encoded(String text) {
        return new String(Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII)).encode(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII) + "\n";
    }

    private static String mail(String text) {
        return "From: a@example.org\nSubject: [BUG] a report\nMIME-Version: 1.0\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n" + encoded(text);
    }

    private static String decode(String mail) throws IOException {
        return new String(new EncodedMail(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aReportInBase64IsReadAndItsLinesAreThoseOfTheDecodedText() throws Exception {
        TraceOpener opener = new TraceOpener(Catalog.formats());
        try (Source mail = opener.source("mail", new ByteArrayInputStream(mail(TEXT).getBytes(StandardCharsets.UTF_8)))) {
            List<KernelReport> reports = ReportReader.read(mail, Progress.none());
            assertEquals(1, reports.size());
            assertEquals("gadget_release", reports.get(0).function());
            assertEquals(9, reports.get(0).messageLine());
            assertEquals(EncodedMail.NOTE, mail.note());
        }
    }

    @Test
    void partsThatAreNoTextAndWhatFollowsThemStayAsTheyAre() throws IOException {
        String picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + encoded("not a picture");
        String mail = "--x\n" + picture + "--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + encoded("a text") + "--x--\n";
        assertEquals("--x\n" + picture + "--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\na text\n--x--\n", decode(mail));
    }

    @Test
    void onlyAHeaderMakesAMailOfAText() {
        byte[] header = mail("x").getBytes(StandardCharsets.UTF_8);
        assertTrue(EncodedMail.is(header, header.length));
        byte[] prose = "we looked for content-transfer-encoding: base64 in it\n".getBytes(StandardCharsets.UTF_8);
        assertFalse(EncodedMail.is(prose, prose.length));
    }

    @Test
    void anyTextComesBackAndAnyCutEnds() throws IOException {
        Seeds.each(100, random -> {
            String text = random.ints(random.nextInt(400), ' ', 0x2000).mapToObj(Character::toString).reduce("", String::concat);
            String mail = mail(text);
            try {
                assertEquals(mail.substring(0, mail.indexOf("\n\n") + 2) + text, decode(mail));
                decode(mail.substring(0, new Random(random.nextInt()).nextInt(mail.length())));
            } catch (IOException none) {
                throw new AssertionError(none);
            }
        });
    }
}

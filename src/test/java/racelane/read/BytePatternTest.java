package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

/** Every place at which a few bytes stand is told, in order, and no other. */
class BytePatternTest {
    private static List<Long> found(String text, String wanted, int from, int to) throws Exception {
        List<Long> found = new ArrayList<>();
        try (Source source = Sources.of("text", text.getBytes(StandardCharsets.ISO_8859_1))) {
            source.read(text.length(), new byte[1], 0, 1);
            new BytePattern(wanted.getBytes(StandardCharsets.ISO_8859_1)).find(source, from, to, found::add, () -> false);
        }
        return found;
    }

    private static List<Long> byComparing(String text, String wanted, int from, int to) {
        List<Long> found = new ArrayList<>();
        for (int at = from; at + wanted.length() <= to; at++) {
            if (text.substring(at, at + wanted.length()).toLowerCase(Locale.ROOT).equals(wanted)) {
                found.add((long) at);
            }
        }
        return found;
    }

    @Test
    void whateverStandsBesideIt() {
        // With neighbours that differ by one, a mark of eight bytes at once may be wrong; 127 and 128 differ in the highest bit.
        String alphabet = "abAB@`[{0_\n\u007f\u0080\u00ff";
        Seeds.each(500, random -> {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(300);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(2 + random.nextInt(alphabet.length() - 1))));
            }
            StringBuilder wanted = new StringBuilder();
            int size = 1 + random.nextInt(5);
            for (int i = 0; i < size; i++) {
                wanted.append("ab@`[{0_".charAt(random.nextInt(1 + random.nextInt(8))));
            }
            int from = random.nextInt(length);
            int to = from + random.nextInt(length - from + 1);
            assertEquals(byComparing(text.toString(), wanted.toString(), from, to), found(text.toString(), wanted.toString(), from, to), wanted + " in " + text);
        });
    }

    @Test
    void acrossThePiecesInWhichAFileIsRead() throws Exception {
        String text = "x".repeat((1 << 18) - 3) + "needle" + "x".repeat(100_000) + "NeedlE";
        assertEquals(List.of((1L << 18) - 3, text.length() - 6L), found(text, "needle", 0, text.length()));
    }
}

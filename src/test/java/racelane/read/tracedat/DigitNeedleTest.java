package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

/** Digits are found in a number where they stand in its text. */
class DigitNeedleTest {
    private static DigitNeedle needle(String digits) {
        return DigitNeedle.of(digits.getBytes(StandardCharsets.US_ASCII));
    }

    /** Numbers of every length, with the repetitions and zeros in which a slip would show. */
    private static long number(Random random) {
        long value = random.nextLong() >>> random.nextInt(64);
        return random.nextInt(3) == 0 ? value & 0x1011_0110_1100_1001L : random.nextInt(4) == 0 ? value / 1_000_000 * 1_000_000 : value;
    }

    @Test
    void whatIsFoundIsWhatStandsInTheText() {
        Seeds.each(Seeds.ROUNDS, random -> {
            for (int i = 0; i < 200; i++) {
                long value = number(random);
                int width = random.nextInt(12);
                String hex = padded(Long.toHexString(value), width);
                long positive = Math.floorMod(value, 10_000_000_000_000_000L);
                String decimal = padded(Long.toString(positive), width);
                String from = random.nextBoolean() ? hex : decimal;
                int begin = random.nextInt(from.length());
                String wanted = from.substring(begin, Math.min(from.length(), begin + 1 + random.nextInt(5)));
                String zeros = random.nextInt(5) == 0 ? "0" + wanted : wanted;
                assertEquals(hex.contains(zeros), needle(zeros).inHex(value, width), zeros + " in " + hex);
                assertEquals(decimal.contains(zeros), needle(zeros).inDecimal(positive, width), zeros + " in " + decimal);
            }
        });
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertNull(needle("12g"));
        assertNull(needle("0x1f"));
        assertNull(needle("1".repeat(DigitNeedle.MOST)));
    }

    @Test
    void bytesAreFoundWhereverTheyStand() {
        Seeds.each(50, random -> {
            LineBytes line = new LineBytes();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        long value = number(random);
                        line.putDecimal(value);
                        text.append(value);
                    }
                    case 1 -> {
                        long value = number(random);
                        line.putHex(value);
                        text.append(Long.toHexString(value));
                    }
                    default -> {
                        line.put(LineBytes.of("Ab, "));
                        text.append("ab, ");
                    }
                }
                String all = text.toString().toLowerCase(Locale.ROOT);
                assertEquals(all, line.toString());
                int begin = random.nextInt(all.length());
                String wanted = all.substring(begin, Math.min(all.length(), begin + 1 + random.nextInt(9)));
                assertEquals(true, line.holds(LineBytes.of(wanted)), wanted + " in " + all);
                String other = wanted.substring(1) + (char) ('0' + random.nextInt(10)) + wanted.charAt(0);
                assertEquals(all.contains(other), line.holds(LineBytes.of(other)), other + " in " + all);
            }
        });
    }
}

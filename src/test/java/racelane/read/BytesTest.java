package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void aByteIsFoundWhereABruteForceScanFindsIt() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(120)];
            // Neighbours of the wanted byte, and those with the high bit, are what tricks with eight bytes mistake for it.
            byte[] letters = {'\n', '\n' - 1, '\n' + 1, (byte) ('\n' | 0x80), 0, -1, 'x', 'x', 'x', 'x', 'x', 'x'};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = letters[random.nextInt(letters.length) | (seed % 3 == 0 ? 1 : 0)];
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int expected = -1;
            for (int i = to - 1; i >= from; i--) {
                expected = bytes[i] == '\n' ? i : expected;
            }
            assertEquals(expected, Bytes.indexOf(bytes, from, to, (byte) '\n'), "seed " + seed);
        }
    }
}

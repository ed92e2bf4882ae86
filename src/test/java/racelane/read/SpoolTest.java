package racelane.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

class SpoolTest {
    private static final int SEGMENT = 100;

    @Test
    void whatWasAppendedIsReadByPositionAcrossFiles() {
        Seeds.each(50, random -> {
            try (Spool spool = new Spool(SEGMENT)) {
                byte[] all = new byte[random.nextInt(1_000) + 1];
                random.nextBytes(all);
                for (int at = 0; at < all.length; ) {
                    int count = Math.min(all.length - at, random.nextInt(250) + 1);
                    spool.append(Arrays.copyOfRange(all, at, at + count), count);
                    at += count;
                }
                assertEquals(all.length, spool.end());
                long forgotten = random.nextInt(all.length + 1);
                spool.forget(forgotten);
                byte[] read = new byte[all.length];
                for (int at = (int) forgotten; at < all.length; ) {
                    int count = spool.read(at, read, at, all.length - at);
                    at += count;
                }
                assertArrayEquals(Arrays.copyOfRange(all, (int) forgotten, all.length), Arrays.copyOfRange(read, (int) forgotten, all.length));
            }
        });
    }

    @Test
    void whatIsForgottenTakesNoRoomAndIsNotThere() throws Exception {
        try (Spool spool = new Spool(SEGMENT)) {
            spool.append(new byte[1_050], 1_050);
            assertEquals(1_050, spool.kept());
            spool.forget(799);
            assertEquals(1_050 - 700, spool.kept());
            assertEquals(-1, spool.read(699, new byte[10], 0, 10));
            assertEquals(10, spool.read(700, new byte[10], 0, 10));
            spool.append(new byte[20], 20);
            assertEquals(1_070, spool.end());
            spool.forget(5_000);
            assertEquals(70, spool.kept(), "the file that is written to stays");
        }
    }

    @Test
    void aClosedSpoolHasNothing() throws Exception {
        Spool spool = new Spool(SEGMENT);
        spool.append(new byte[150], 150);
        spool.close();
        assertEquals(-1, spool.read(0, new byte[10], 0, 10));
        spool.append(new byte[150], 150);
        spool.forget(100);
    }
}

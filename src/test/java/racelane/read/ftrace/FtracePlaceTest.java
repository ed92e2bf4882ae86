package racelane.read.ftrace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A line knows columns of CPU and flags again that it has taken apart before; what it says must not depend on them. */
class FtracePlaceTest {
    private static final String[] PLACES = {"[001] d..2. ", "[001] .....  ", "[000] d... ", "[007] dNh1. ", "[000] ", "[000]    ", "[0001] d.h3. ", "[01] ..... ",
            "[001] x...  ", "[001] d..", "1d..2. ", "[00a] ..... ", "[001]  .... ", "[001] d..2.3 "};

    private static String said(FtraceLine line, byte[] bytes) {
        return line.parse(bytes, 0, bytes.length) ? line.pid + " " + line.cpu + " " + line.context + " " + line.timeNs + " " + line.kind + " " + line.nameFrom + " " + line.nameTo : "no event";
    }

    @Test
    void aLineSaysTheSameWhateverLinesCameBefore() {
        FtraceLine used = new FtraceLine();
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder place = new StringBuilder(PLACES[random.nextInt(PLACES.length)]);
            if (random.nextInt(3) == 0) {
                place.setCharAt(random.nextInt(place.length()), "[] .d019x\n".charAt(random.nextInt(10)));
            }
            byte[] bytes = ("              sh-1       " + place + "  12.345678: sys_exit: NR 1").getBytes(StandardCharsets.US_ASCII);
            assertEquals(said(new FtraceLine(), bytes), said(used, bytes), "seed " + seed + ": " + place);
        }
    }
}

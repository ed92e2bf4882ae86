package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private static final String HOLE = "\0";

    @Test
    void aTextBesideAHoleIsSeenAtOnce() {
        assertTrue(Outlines.mayHold("get_device(#1) returns " + HOLE, "DEVICE(#1"));
        assertFalse(Outlines.mayHold("get_device(#1) returns " + HOLE, "put"));
    }

    @Test
    void aTextThatBeginsBesideAHoleMayGoOnInIt() {
        assertTrue(Outlines.mayHold("get_device(#1) returns " + HOLE, "returns 0"));
        assertFalse(Outlines.mayHold("get_device(#1) returns " + HOLE, "returned 0"));
        assertTrue(Outlines.mayHold(HOLE + "(#1)", "put_device(#1)"));
    }

    @Test
    void aTextInAHoleIsTheRecordsBusiness() {
        assertFalse(Outlines.mayHold("returns " + HOLE, "0"));
        assertFalse(Outlines.mayHold(HOLE, "anything"));
    }

    /** Words are made with holes filled in: what the outline denies stands in no such words, but for what lies in one filling. */
    @Test
    void nothingThatStandsInTheWordsIsDenied() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        int held = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder outline = new StringBuilder();
            StringBuilder words = new StringBuilder();
            List<String> fillings = new ArrayList<>();
            for (int part = 0; part < 1 + random.nextInt(4); part++) {
                String text = letters(random, random.nextInt(4));
                if (random.nextBoolean()) {
                    outline.append(HOLE);
                    fillings.add(text);
                } else {
                    outline.append(text);
                }
                words.append(text);
            }
            String wanted = letters(random, 1 + random.nextInt(4)).toLowerCase(Locale.ROOT);
            boolean inWords = words.toString().toLowerCase(Locale.ROOT).contains(wanted);
            boolean inFilling = fillings.stream().anyMatch(filling -> filling.toLowerCase(Locale.ROOT).contains(wanted));
            if (inWords && !inFilling) {
                held++;
                assertEquals(true, Outlines.mayHold(outline.toString(), wanted),
                        "seed " + seed + ", round " + round + ": " + outline.toString().replace('\0', '?') + " filled to " + words + ", wanted " + wanted);
            }
        }
        assertTrue(held > 1_000, held + " of the rounds say anything");
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("abA".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}

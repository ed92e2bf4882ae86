package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.trace.Trace;

/** A search skips the records that cannot hold what is looked for, and none that does. */
class DatSieveTest {
    private static BitSet candidates(Trace trace, String wanted, int from, int to) {
        BitSet rows = new BitSet();
        trace.candidates(wanted.getBytes(StandardCharsets.US_ASCII), from, to, rows::set, () -> false);
        return rows;
    }

    private static Trace open(String name) throws Exception {
        return Formats.opener().open(Shared.file("samples/tracedat/" + name), Progress.none());
    }

    @Test
    void noRecordThatHoldsItIsMissing() throws Exception {
        Trace trace = open("t100k.dat");
        Seeds.each(60, random -> {
            int from = random.nextInt(trace.size() - 3_000);
            int to = from + 3_000;
            List<String> texts = new ArrayList<>();
            for (int row = from; row < to; row++) {
                texts.add(trace.text(row).toLowerCase(Locale.ROOT));
            }
            String text = texts.get(random.nextInt(texts.size())).lines().findFirst().orElse("");
            int begin = random.nextInt(Math.max(1, text.length() - 2));
            String wanted = text.substring(begin, Math.min(text.length(), begin + 1 + random.nextInt(random.nextInt(5) == 0 ? 60 : 14)));
            if (!wanted.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                return;
            }
            BitSet rows = candidates(trace, wanted, from, to);
            for (int row = from; row < to; row++) {
                boolean holds = texts.get(row - from).contains(wanted);
                assertTrue(!holds || rows.get(row), () -> "\"" + wanted + "\" stands in a record that is passed over");
            }
        });
        trace.close();
    }

    @Test
    void whatStandsInNoFormatIsLookedForInNoRecord() throws Exception {
        Trace trace = open("t100k.dat");
        assertEquals(0, candidates(trace, "no such=text", 0, trace.size()).cardinality());
        BitSet pages = candidates(trace, "migratetype=", 0, trace.size());
        int alloc = trace.names().find("mm_page_alloc");
        assertFalse(pages.isEmpty());
        for (int row = pages.nextSetBit(0); row >= 0; row = pages.nextSetBit(row + 1)) {
            assertEquals(alloc, trace.name(row));
        }
        trace.close();
    }

    @Test
    void aShapeSaysWhatMayStandInIt() {
        TextShape shape = new TextShape().text("flags=").words(List.of("GFP_KERNEL", "|", "__GFP_COMP"), TextShape.HEX).text(" pid=").some(TextShape.NUMBER);
        for (String may : List.of("flags=gfp_kernel|__gfp_comp pid=12", "p_kernel|__g", "lags=0x12 p", "id=7", "=", "gfp_compgfp")) {
            assertTrue(shape.mayHold(may), may);
        }
        for (String not : List.of("gfp_kernex", "flags=g pid", "pid=x", "pid=12z", "qid")) {
            assertFalse(shape.mayHold(not), not);
        }
    }
}

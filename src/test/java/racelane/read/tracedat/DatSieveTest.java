package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.trace.Candidates;
import racelane.trace.Trace;

/** A search skips the records that cannot hold what is looked for, and none that does. */
class DatSieveTest {
    /** What a search tells of rows: those that hold the text for sure, and those whose text must tell. */
    private record Told(BitSet surely, BitSet perhaps) implements Candidates {
        static Told of(Trace trace, String wanted, int from, int to) {
            Told told = new Told(new BitSet(), new BitSet());
            trace.candidates(wanted.getBytes(StandardCharsets.US_ASCII), from, to, told, () -> false);
            return told;
        }

        @Override
        public void surely(int row) {
            surely.set(row);
        }

        @Override
        public void perhaps(int row) {
            perhaps.set(row);
        }
    }

    private static Trace open(String name) throws Exception {
        return Formats.opener().open(Shared.file("samples/tracedat/" + name), Progress.none());
    }

    @TestFactory
    List<DynamicTest> whatIsSaidOfARecordIsWhatItsTextSays() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("captures", "samples/tracedat")) {
            for (Path file : Shared.files(folder)) {
                if (file.toString().endsWith(".dat")) {
                    tests.add(dynamicTest(file.getFileName().toString(), () -> {
                        Trace trace = Formats.opener().open(file, Progress.none());
                        Seeds.each(15, random -> check(trace, random));
                        trace.close();
                    }));
                }
            }
        }
        return tests;
    }

    private static void check(Trace trace, Random random) {
        int from = random.nextInt(Math.max(1, trace.size() - 1_500));
        int to = Math.min(trace.size(), from + 1_500);
        List<String> texts = new ArrayList<>();
        for (int row = from; row < to; row++) {
            texts.add(trace.text(row).toLowerCase(Locale.ROOT));
        }
        for (String wanted : wanted(random, texts)) {
            Told told = Told.of(trace, wanted, from, to);
            for (int row = from; row < to; row++) {
                boolean holds = texts.get(row - from).contains(wanted);
                int at = row;
                assertTrue(holds || !told.surely.get(row), () -> "\"" + wanted + "\" does not stand in " + texts.get(at - from));
                assertTrue(!holds || told.surely.get(row) || told.perhaps.get(row), () -> "\"" + wanted + "\" stands in a record that is passed over: " + texts.get(at - from));
            }
        }
    }

    /** A piece of a record, of a number in it, and all of a record, which only its whole text holds. */
    private static List<String> wanted(Random random, List<String> texts) {
        List<String> wanted = new ArrayList<>();
        for (int length : new int[] {1 + random.nextInt(4), 1 + random.nextInt(14), 1 + random.nextInt(60), 1_000}) {
            String text = texts.get(random.nextInt(texts.size())).lines().findFirst().orElse("").strip();
            int begin = length == 1_000 ? 0 : random.nextInt(Math.max(1, text.length() - length));
            wanted.add(text.substring(begin, Math.min(text.length(), begin + length)).strip());
        }
        Matcher numbers = Pattern.compile("(0x)?[0-9a-f]*[0-9][0-9a-f]*").matcher(texts.get(random.nextInt(texts.size())));
        for (int skipped = random.nextInt(8); numbers.find() && skipped > 0; skipped--) {
            wanted.add(numbers.group());
        }
        wanted.removeIf(text -> text.isEmpty() || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f));
        return wanted;
    }

    @Test
    void whereAllIsKnownNothingIsLeftOpen() throws Exception {
        Trace trace = open("t100k.dat");
        for (String wanted : List.of("120", "4711", "0x1f", "gzip", "9", "sched_switch: prev_comm=")) {
            assertEquals(0, Told.of(trace, wanted, 0, trace.size()).perhaps.cardinality(), wanted);
        }
        trace.close();
    }

    @Test
    void whatStandsInNoFormatIsLookedForInNoRecord() throws Exception {
        Trace trace = open("t100k.dat");
        assertEquals(0, Told.of(trace, "no such=text", 0, trace.size()).surely.cardinality());
        BitSet pages = Told.of(trace, "migratetype=", 0, trace.size()).surely;
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

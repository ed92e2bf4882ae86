package racelane.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextMeasureTest {
    private static final String SENTENCE = "struct device_info (master) · refcnt → 0, 15.391 311 s ≥ µ";

    private final TextMeasure measure = TextMeasure.bundled();

    @ParameterizedTest
    @EnumSource(FontRole.class)
    void everyCharacterHasTheGlyphAndAdvanceThatFontBoxReads(FontRole role) throws IOException {
        try (TrueTypeFont font = fontBox(role)) {
            CmapLookup cmap = font.getUnicodeCmapLookup();
            int found = 0;
            for (int codePoint = 0x20; codePoint <= 0x10ffff; codePoint++) {
                int glyph = cmap.getGlyphId(codePoint);
                assertEquals(glyph, measure.glyph(codePoint, role), () -> role + " glyph");
                if (glyph != 0 && !VisibleText.isJoiner(codePoint)) {
                    found++;
                    assertEquals((double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm(),
                            measure.em(codePoint, role), 1e-6);
                }
            }
            assertTrue(found > 900, role + " has only " + found + " characters");
        }
    }

    @ParameterizedTest
    @EnumSource(FontRole.class)
    void heightsAreThoseOfTheFont(FontRole role) throws IOException {
        try (TrueTypeFont font = fontBox(role)) {
            double em = font.getUnitsPerEm();
            assertEquals(font.getHorizontalHeader().getAscender() / em * 10, measure.ascent(role, 10), 1e-6);
            assertEquals(-font.getHorizontalHeader().getDescender() / em * 10, measure.descent(role, 10), 1e-6);
        }
    }

    @Test
    void monoIsOneWidthAndScalesWithTheSize() {
        assertEquals(72, measure.width("mutex_lock(a)".substring(0, 10), FontRole.MONO, 12), 1e-6);
        assertEquals(2 * measure.width(SENTENCE, FontRole.SANS, 11), measure.width(SENTENCE, FontRole.SANS, 22), 1e-6);
    }

    @Test
    void aCharacterNoFontHasIsABox() {
        assertEquals(TextMeasure.BOX_EM * 10, measure.width("漢", FontRole.SANS, 10), 1e-6);
        assertEquals(TextMeasure.BOX_EM * 10, measure.width("😀", FontRole.MONO, 10), 1e-6);
        assertEquals(null, measure.fontOf(0x6f22, FontRole.SANS));
        assertEquals(FontRole.MONO, measure.fontOf(0x2502, FontRole.SANS));
    }

    @Test
    void unsafeTextIsMeasuredAsItIsDrawn() {
        String text = "a\u001b[1m\u202eb";
        assertEquals(measure.width(VisibleText.of(text), FontRole.MONO, 12), measure.width(text, FontRole.MONO, 12), 0);
    }

    @Test
    void ellipsizedTextIsTheLongestBeginningThatFits() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String text = randomText(random);
            FontRole role = FontRole.values()[random.nextInt(FontRole.values().length)];
            double room = random.nextDouble() * 150;
            String cut = measure.ellipsize(text, role, 12, room);
            String visible = VisibleText.of(text);
            String where = "seed " + seed + ": '" + visible + "' in " + room + " px gives '" + cut + "'";
            assertTrue(measure.width(cut, role, 12) <= room + 1e-9, where);
            if (measure.width(visible, role, 12) <= room) {
                assertEquals(visible, cut, where);
            } else if (measure.width("…", role, 12) > room) {
                assertEquals("", cut, where);
            } else {
                assertTrue(cut.endsWith("…"), where);
                assertNoLongerOneFits(text, cut, role, room, where);
            }
        }
    }

    private void assertNoLongerOneFits(String text, String cut, FontRole role, double room, String where) {
        StringBuilder beginning = new StringBuilder();
        String longest = "";
        for (int codePoint : text.codePoints().toArray()) {
            beginning.appendCodePoint(codePoint);
            String visible = VisibleText.of(beginning.toString());
            if (measure.width(visible + "…", role, 12) <= room) {
                longest = visible;
            }
        }
        assertEquals(longest.replaceAll(" +$", "") + "…", cut, where);
    }

    @Test
    void aMegabyteIsCutWithoutReadingIt() {
        assertEquals("aaaa…", measure.ellipsize("a".repeat(1 << 20), FontRole.MONO, 10, 33));
    }

    @Test
    void capitalsAreCentredOnAWholePixel() {
        double baseline = measure.baselineAround(100, FontRole.MONO, 10);
        assertEquals(104, baseline, 0);
    }

    private static String randomText(Random random) {
        String alphabet = "abcWMil_.()#~ →…│漢😀\u001b\u202e\u200d";
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static TrueTypeFont fontBox(FontRole role) throws IOException {
        try (InputStream stream = role.open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(stream));
        }
    }
}

package racelane.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void ordinaryTextIsReturnedAsItIs() {
        String text = "open_count(#1) → 漢字 é ✓ …";
        assertSame(text, VisibleText.of(text));
    }

    @Test
    void controlsBecomeTheirPictures() {
        assertEquals("a␛[31m␀␊␉␡", VisibleText.of("a\u001b[31m\u0000\n\t\u007f"));
    }

    @Test
    void directionMarksAreShownNotObeyed() {
        assertEquals("x<U+202E>y<U+2066>z<U+200F><U+061C>", VisibleText.of("x\u202ey\u2066z\u200f\u061c"));
        assertEquals("<U+FEFF>a<U+00AD>b<U+2028><U+E0041>", VisibleText.of("\ufeffa\u00adb\u2028\udb40\udc41"));
    }

    @Test
    void halfCharactersAreReplaced() {
        assertEquals("a\ufffdb\ufffd\ufffd", VisibleText.of("a\ud83db\udc00\ufffe"));
        assertEquals("\ufffd", VisibleText.of("\u009b"));
    }

    @Test
    void joinedEmojiStayWhole() {
        String family = "👩\u200d👧";
        assertEquals(family, VisibleText.of(family));
    }

    @Test
    void nothingInvalidInXmlIsLeft() {
        for (int codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
            String visible = VisibleText.of(new String(Character.toChars(codePoint)));
            int number = codePoint;
            visible.codePoints().forEach(c -> assertFalse(c < 0x20 || c >= 0xd800 && c < 0xe000
                    || c == 0xfffe || c == 0xffff, () -> "U+" + Integer.toHexString(number)));
        }
    }
}

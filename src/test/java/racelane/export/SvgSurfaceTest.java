package racelane.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.picture.Strip;
import racelane.picture.TextMeasure;
import racelane.picture.Theme;
import racelane.picture.VisibleText;
import racelane.picture.Words;
import racelane.testkit.Golden;
import racelane.testkit.Seeds;

class SvgSurfaceTest {
    private static final Palette LIGHT = Theme.LIGHT.palette();

    @Test
    void everyMarkIsWrittenAsTheGoldenFileSays() {
        Golden.check(Path.of("src/test/resources/export/every-mark.svg"),
                SvgSurface.text(Specimen.ofEveryMark(), LIGHT, 1));
        Golden.check(Path.of("src/test/resources/export/every-mark-dark.svg"),
                SvgSurface.text(Specimen.ofEveryMark(), Theme.DARK.palette(), 1.5));
    }

    @Test
    void anyTextGivesValidXmlAndComesBackVisible() {
        Seeds.each(Seeds.ROUNDS, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                int range = random.nextBoolean() ? 0x100 : 0x110000;
                text.appendCodePoint(random.nextInt(range));
            }
            Document document = parsed(new Picture(100, 30, text.toString(),
                    List.of(Words.at(0, 20, text.toString(), FontRole.SANS, 12))));
            assertEquals(VisibleText.of(text.toString()), document.getElementsByTagName("text").item(0).getTextContent());
            assertEquals(VisibleText.of(text.toString()), document.getElementsByTagName("title").item(0).getTextContent());
        });
    }

    @Test
    void eachTextSaysHowLongItIsInTheBundledFont() throws Exception {
        Document document = parsed(Specimen.ofATimeline());
        NodeList texts = document.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            FontRole role = role(text);
            double size = Double.parseDouble(text.getAttribute("font-size"));
            assertEquals(TextMeasure.bundled().width(text.getTextContent(), role, size),
                    Double.parseDouble(text.getAttribute("textLength")), 0.001);
        }
        assertFalse(texts.getLength() < 30, "texts: " + texts.getLength());
    }

    @Test
    void idsAreUniqueAndEveryReferenceLeadsSomewhere() throws Exception {
        Document document = parsed(Specimen.ofEveryMark());
        Set<String> ids = new HashSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            assertFalse(!id.isEmpty() && !ids.add(id), "twice: " + id);
        }
        Set<String> used = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            for (String attribute : List.of("fill", "clip-path")) {
                String value = ((Element) all.item(i)).getAttribute(attribute);
                if (value.startsWith("url(#")) {
                    used.add(value.substring(5, value.length() - 1));
                }
            }
        }
        assertEquals(ids, used);
    }

    @Test
    void aDenseStripIsOnePathADensity() throws Exception {
        int columns = 4000;
        byte[] densities = new byte[columns];
        for (int i = 0; i < columns; i++) {
            densities[i] = (byte) (i % 2 == 0 ? 200 : 100);
        }
        float[] tops = new float[columns];
        float[] bottoms = new float[columns];
        Arrays.fill(bottoms, 10);
        Document document = parsed(new Picture(4000, 10, "",
                List.of(new Strip(0, tops, bottoms, densities, InkRole.LANE_0.ink()))));
        assertEquals(2, document.getElementsByTagName("path").getLength());
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        assertArrayEquals(SvgSurface.bytes(Specimen.ofATimeline(), LIGHT, 2),
                SvgSurface.bytes(Specimen.ofATimeline(), LIGHT, 2));
    }

    private static FontRole role(Element text) {
        for (FontRole role : FontRole.values()) {
            String weight = text.getAttribute("font-weight");
            if (text.getAttribute("font-family").startsWith("'" + role.family() + "'")
                    && role.weight() == (weight.isEmpty() ? 400 : Integer.parseInt(weight))
                    && role.isItalic() == !text.getAttribute("font-style").isEmpty()) {
                return role;
            }
        }
        throw new AssertionError("no role for " + text.getAttribute("font-family"));
    }

    private static Document parsed(Picture picture) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgSurface.bytes(picture, LIGHT, 1)));
    }
}

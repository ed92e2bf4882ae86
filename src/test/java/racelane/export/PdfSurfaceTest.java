package racelane.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Palette;
import racelane.picture.Picture;
import racelane.picture.Theme;
import racelane.picture.Words;

class PdfSurfaceTest {
    private static final Palette LIGHT = Theme.LIGHT.palette();

    @Test
    void textCanBeTakenOutAgain() throws IOException {
        try (PDDocument document = document(Specimen.ofATimeline(), 1)) {
            String text = new PDFTextStripper().getText(document);
            for (String wanted : List.of("unbind_store › driver_remove › port_unregister", "addition on 0",
                    "holds 1 reference on #1", "0xff1100000568a028")) {
                assertTrue(text.contains(wanted), () -> wanted + " is not in " + text);
            }
            assertEquals("a put that meets zero", document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void namesAreWrittenWithoutLigatures() throws IOException {
        Picture picture = new Picture(300, 30, "", List.of(
                Words.at(5, 20, "official->refcount != fl_ffi", FontRole.MONO, 12)));
        try (PDDocument document = document(picture, 1)) {
            assertEquals("official->refcount != fl_ffi", new PDFTextStripper().getText(document).strip());
        }
    }

    @Test
    void fontsAreEmbeddedAndNoMoreOfThemThanIsUsed() throws IOException {
        byte[] pdf = PdfSurface.bytes(Specimen.ofATimeline(), LIGHT, 1);
        assertTrue(pdf.length < 60_000, "length " + pdf.length);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            int fonts = 0;
            for (COSName name : page.getResources().getFontNames()) {
                assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
                fonts++;
            }
            assertEquals(5, fonts);
        }
    }

    @Test
    void thePageIsThePictureAtThreeQuartersOfAPointAPixel() throws IOException {
        try (PDDocument document = document(Specimen.ofEveryMark(), 2)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(300, document.getPage(0).getMediaBox().getWidth());
            assertEquals(240, document.getPage(0).getMediaBox().getHeight());
        }
    }

    @Test
    void aPageTooLargeForPointsHasALargerUnit() throws IOException {
        Picture wide = new Picture(20_000, 100, "", List.of());
        try (PDDocument document = document(wide, 1)) {
            PDPage page = document.getPage(0);
            assertEquals(2, page.getUserUnit());
            assertEquals(7500, page.getMediaBox().getWidth());
        }
    }

    @Test
    void rasteredItHasTheColoursOfThePng() throws IOException {
        Picture picture = new Picture(100, 50, "", List.of(
                Box.at(10, 10, 20, 20).filled(InkRole.ALIVE.ink()),
                Box.at(40, 10, 20, 20).filled(InkRole.CURSOR.ink(0.5)),
                Box.at(70, 10, 20, 20).rounded(5).filled(InkRole.FINDING.ink())));
        try (PDDocument document = document(picture, 1)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 96);
            assertEquals(LIGHT.argb(InkRole.BACKGROUND), image.getRGB(5, 5) | 0xff000000);
            assertEquals(LIGHT.argb(InkRole.ALIVE), image.getRGB(20, 20) | 0xff000000);
            assertEquals(0x83, image.getRGB(50, 20) >> 16 & 0xff, 2);
            assertEquals(LIGHT.argb(InkRole.FINDING), image.getRGB(80, 20) | 0xff000000);
        }
    }

    @Test
    void aCharacterNoFontHasCanStillBeCopied() {
        String operators = operators(new Picture(100, 30, "", List.of(Words.at(5, 20, "a漢", FontRole.SANS, 12))));
        assertTrue(operators.contains("/ActualText <feff6f22>"), operators);
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        assertArrayEquals(PdfSurface.bytes(Specimen.ofATimeline(), LIGHT, 1),
                PdfSurface.bytes(Specimen.ofATimeline(), LIGHT, 1));
    }

    private static String operators(Picture picture) {
        try (PDDocument document = document(picture, 1)) {
            return new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocument document(Picture picture, double scale) throws IOException {
        return Loader.loadPDF(PdfSurface.bytes(picture, LIGHT, scale));
    }
}

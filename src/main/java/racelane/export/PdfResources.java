package racelane.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import racelane.picture.FontRole;

/** The fonts and alphas a page uses, each put into its resources at first use. */
final class PdfResources {
    private final PDDocument document;
    private final PDResources resources = new PDResources();
    private final Map<FontRole, PDType0Font> fonts = new EnumMap<>(FontRole.class);
    private final Map<FontRole, String> fontNames = new EnumMap<>(FontRole.class);
    private final Map<Integer, String> alphaNames = new HashMap<>();

    PdfResources(PDDocument document, PDPage page) {
        this.document = document;
        page.setResources(resources);
    }

    /** The font's name in the page's resources. */
    String font(FontRole role) {
        return fontNames.computeIfAbsent(role, r -> resources.add(load(r)).getName());
    }

    /** Characters, all of which the font has, as glyph numbers in hexadecimal; they will be embedded. */
    String encode(FontRole role, String text) {
        PDType0Font font = load(role);
        text.codePoints().forEach(font::addToSubset);
        try {
            return HexFormat.of().formatHex(font.encode(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDType0Font load(FontRole role) {
        return fonts.computeIfAbsent(role, r -> {
            try (InputStream stream = r.open()) {
                return PDType0Font.load(document, stream, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Embeds the glyphs that were encoded; to be called once, after the last {@link #encode}. */
    void embed() throws IOException {
        for (PDType0Font font : fonts.values()) {
            font.subset();
        }
    }

    /** The name of the graphics state that paints with an alpha of 0 to 255. */
    String alpha(int alpha) {
        return alphaNames.computeIfAbsent(alpha, a -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(a / 255f);
            state.setStrokingAlphaConstant(a / 255f);
            return resources.add(state).getName();
        });
    }
}

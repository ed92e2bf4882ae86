package racelane.export;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import racelane.picture.FontRole;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/**
 * Paints words from glyph masks, each made once for its size and quarter pixel. One for each file
 * written; not for several threads.
 */
final class GlyphMasks {
    /** Horizontal places within a device pixel. More cannot be told apart, fewer make letters uneven. */
    private static final int PHASES = 4;

    private record Key(FontRole font, int glyph, double size, int phase) {
    }

    private final TextMeasure measure = TextMeasure.bundled();
    private final Map<FontRole, GlyphOutlines> outlines = new EnumMap<>(FontRole.class);
    private final Map<Key, GlyphMask> masks = new HashMap<>();

    /** The baseline is put on a whole device pixel. */
    void paint(Words words, double scale, int argb, Raster raster) {
        double size = words.size() * scale;
        int baseline = (int) Math.floor(words.baseline() * scale + 0.5);
        if (!raster.sees(baseline - 2 * size, baseline + size)) {
            return;
        }
        double width = measure.width(words.text(), words.font(), size);
        double x = words.x() * scale - words.anchor().share() * width;
        int[] characters = words.text().codePoints().toArray();
        for (int character : characters) {
            FontRole font = measure.fontOf(character, words.font());
            double advance = measure.em(character, words.font()) * size;
            if (font != null) {
                int place = (int) Math.floor(x * PHASES + 0.5);
                GlyphMask mask = mask(new Key(font, measure.glyph(character, font), size,
                        Math.floorMod(place, PHASES)));
                raster.mask(mask, Math.floorDiv(place, PHASES) + mask.left(), baseline + mask.top(), argb);
            } else if (advance > 0) {
                raster.path(MissingGlyph.outline(x, baseline, size), argb);
            }
            x += advance;
        }
    }

    private GlyphMask mask(Key key) {
        return masks.computeIfAbsent(key, k -> GlyphMask.of(outlines
                .computeIfAbsent(k.font(), GlyphOutlines::new)
                .outline(k.glyph(), k.size(), (double) k.phase() / PHASES, 0)));
    }
}

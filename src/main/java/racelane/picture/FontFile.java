package racelane.picture;

import java.io.IOException;

/**
 * What measuring needs of a TrueType file: which glyph a character has, how far each glyph advances, how
 * tall capitals are. Reads the tables hhea, hmtx, OS/2 and cmap (formats 4 and 12) as the OpenType
 * specification 1.9 lays them out, and nothing else: a library that reads whole fonts takes a quarter of
 * a second for all six, before the first frame.
 */
final class FontFile {
    private final FontTables tables;
    private final double ascent;
    private final double descent;
    private final double capHeight;
    /** Advances in em by glyph; the last one counts for all later glyphs. */
    private final double[] advances;
    /** Glyph numbers in pages of 256 characters; a page without glyphs is null. */
    private final char[][] glyphs = new char[0x110000 >>> 8][];

    FontFile(FontTables tables) throws IOException {
        this.tables = tables;
        double unitsPerEm = tables.unitsPerEm();
        int hhea = tables.table("hhea");
        ascent = tables.signed(hhea + 4) / unitsPerEm;
        descent = -tables.signed(hhea + 6) / unitsPerEm;
        advances = new double[tables.unsigned(hhea + 34)];
        int hmtx = tables.table("hmtx");
        for (int glyph = 0; glyph < advances.length; glyph++) {
            advances[glyph] = tables.unsigned(hmtx + 4 * glyph) / unitsPerEm;
        }
        capHeight = tables.signed(tables.table("OS/2") + 88) / unitsPerEm;
        readCmap(tables.table("cmap"));
    }

    /** The glyph of a character, 0 if the font has none. */
    int glyph(int codePoint) {
        char[] page = glyphs[codePoint >>> 8];
        return page == null ? 0 : page[codePoint & 0xff];
    }

    /** In em. */
    double advance(int glyph) {
        return advances[Math.min(glyph, advances.length - 1)];
    }

    double ascent() {
        return ascent;
    }

    double descent() {
        return descent;
    }

    double capHeight() {
        return capHeight;
    }

    private void readCmap(int cmap) throws IOException {
        int best = -1;
        int bestFormat = -1;
        for (int i = 0; i < tables.unsigned(cmap + 2); i++) {
            int subtable = cmap + tables.integer(cmap + 8 + 8 * i);
            int format = tables.unsigned(subtable);
            if ((format == 4 || format == 12) && format > bestFormat) {
                best = subtable;
                bestFormat = format;
            }
        }
        switch (bestFormat) {
            case 4 -> readSegments(best);
            case 12 -> readGroups(best);
            default -> throw new IOException("font file: no Unicode character map; install Racelane again");
        }
    }

    private void readSegments(int at) {
        int twiceCount = tables.unsigned(at + 6);
        int ends = at + 14;
        int starts = ends + twiceCount + 2;
        int deltas = starts + twiceCount;
        int offsets = deltas + twiceCount;
        for (int i = 0; i < twiceCount; i += 2) {
            int start = tables.unsigned(starts + i);
            int offset = tables.unsigned(offsets + i);
            for (int code = start; code <= tables.unsigned(ends + i) && code < 0xffff; code++) {
                int glyph = offset == 0 ? code : tables.unsigned(offsets + i + offset + 2 * (code - start));
                if (offset == 0 || glyph != 0) {
                    put(code, glyph + tables.unsigned(deltas + i) & 0xffff);
                }
            }
        }
    }

    private void readGroups(int at) {
        int count = tables.integer(at + 12);
        for (int i = 0; i < count; i++) {
            int group = at + 16 + 12 * i;
            int first = tables.integer(group);
            for (int code = first; code <= tables.integer(group + 4); code++) {
                put(code, tables.integer(group + 8) + code - first);
            }
        }
    }

    private void put(int code, int glyph) {
        int page = code >>> 8;
        if (glyphs[page] == null) {
            glyphs[page] = new char[256];
        }
        glyphs[page][code & 0xff] = (char) glyph;
    }
}

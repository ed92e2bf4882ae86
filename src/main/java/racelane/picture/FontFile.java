package racelane.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What measuring needs of a TrueType file: which glyph a character has, how far each glyph advances, how
 * tall capitals are. Reads the tables head, hhea, hmtx, OS/2 and cmap (formats 4 and 12) as the OpenType
 * specification 1.9 lays them out, and nothing else: a library that reads whole fonts takes a quarter of
 * a second for all six, before the first frame.
 */
final class FontFile {
    private static final int HEAD = 0x68656164;
    private static final int HHEA = 0x68686561;
    private static final int HMTX = 0x686d7478;
    private static final int OS2 = 0x4f532f32;
    private static final int CMAP = 0x636d6170;

    private final ByteBuffer bytes;
    private final int unitsPerEm;
    private final double ascent;
    private final double descent;
    private final double capHeight;
    /** Advances in em by glyph; the last one counts for all later glyphs. */
    private final double[] advances;
    /** Glyph numbers in pages of 256 characters; a page without glyphs is null. */
    private final char[][] glyphs = new char[0x110000 >>> 8][];

    private FontFile(ByteBuffer bytes) throws IOException {
        this.bytes = bytes;
        unitsPerEm = unsigned(table(HEAD) + 18);
        int hhea = table(HHEA);
        ascent = (double) bytes.getShort(hhea + 4) / unitsPerEm;
        descent = (double) -bytes.getShort(hhea + 6) / unitsPerEm;
        advances = new double[unsigned(hhea + 34)];
        int hmtx = table(HMTX);
        for (int glyph = 0; glyph < advances.length; glyph++) {
            advances[glyph] = (double) unsigned(hmtx + 4 * glyph) / unitsPerEm;
        }
        capHeight = (double) bytes.getShort(table(OS2) + 88) / unitsPerEm;
        readCmap(table(CMAP));
    }

    static FontFile read(FontRole role) throws IOException {
        try (InputStream stream = role.open()) {
            return new FontFile(ByteBuffer.wrap(stream.readAllBytes()));
        }
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

    private int table(int tag) throws IOException {
        int count = unsigned(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            if (bytes.getInt(entry) == tag) {
                return bytes.getInt(entry + 8);
            }
        }
        throw new IOException("font file: table " + Integer.toHexString(tag) + " is missing; install Racelane again");
    }

    private void readCmap(int cmap) throws IOException {
        int best = -1;
        int bestFormat = -1;
        for (int i = 0; i < unsigned(cmap + 2); i++) {
            int subtable = cmap + bytes.getInt(cmap + 8 + 8 * i);
            int format = unsigned(subtable);
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
        int twiceCount = unsigned(at + 6);
        int ends = at + 14;
        int starts = ends + twiceCount + 2;
        int deltas = starts + twiceCount;
        int offsets = deltas + twiceCount;
        for (int i = 0; i < twiceCount; i += 2) {
            int start = unsigned(starts + i);
            int offset = unsigned(offsets + i);
            for (int code = start; code <= unsigned(ends + i) && code < 0xffff; code++) {
                int glyph = offset == 0 ? code : unsigned(offsets + i + offset + 2 * (code - start));
                if (offset == 0 || glyph != 0) {
                    put(code, glyph + unsigned(deltas + i) & 0xffff);
                }
            }
        }
    }

    private void readGroups(int at) {
        int count = bytes.getInt(at + 12);
        for (int i = 0; i < count; i++) {
            int group = at + 16 + 12 * i;
            int first = bytes.getInt(group);
            for (int code = first; code <= bytes.getInt(group + 4); code++) {
                put(code, bytes.getInt(group + 8) + code - first);
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

    private int unsigned(int at) {
        return bytes.getShort(at) & 0xffff;
    }
}

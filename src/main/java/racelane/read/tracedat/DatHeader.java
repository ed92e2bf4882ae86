package racelane.read.tracedat;

import java.io.IOException;
import racelane.read.Source;

/**
 * The first bytes of a file of trace-cmd, the same in versions 6 and 7 up to the page size:
 * <pre>
 * 17 08 44 "tracing" "7\0"   magic, version
 * 00                         0 little endian, 1 big endian
 * 08                         bytes of a long in user space
 * 00 10 00 00                page size of the traced machine
 * "zstd\0" "1.5.4\0"         version 7 alone: how sections are packed
 * </pre>
 *
 * @param bodyAt where the rest begins
 */
record DatHeader(int version, Numbers numbers, int pageSize, Codec codec, long bodyAt) {
    static final String MAGIC = "\u0017\bDtracing";
    private static final int LEAST_PAGE = 512;
    private static final int MOST_PAGE = 16 << 20;

    static DatHeader read(Source source) throws IOException, DamagedException {
        Cursor head = new Cursor(source, MAGIC.length(), new Numbers(false), "the header");
        String version = head.word();
        if (!version.equals("6") && !version.equals("7")) {
            throw new DamagedException("the file is of version \"" + printable(version) + "\", versions 6 and 7 are read here; trace-cmd convert makes one of them");
        }
        int endian = head.u8();
        head.u8();
        Numbers numbers = new Numbers(endian == 1);
        Cursor rest = new Cursor(source, head.at(), numbers, "the header");
        long page = rest.u32();
        if (endian > 1 || page < LEAST_PAGE || page > MOST_PAGE || Long.bitCount(page) != 1) {
            throw new DamagedException("the header says byte order " + endian + " and pages of " + page
                    + " bytes; 0 or 1 and a power of two from " + LEAST_PAGE + " to " + MOST_PAGE + " would be right: is the file damaged?");
        }
        Codec codec = Codec.NONE;
        if (version.equals("7")) {
            String name = rest.word();
            rest.word();
            codec = Codec.named(name);
            if (codec == null) {
                throw new DamagedException("it is packed with \"" + printable(name) + "\", zlib, zstd and none are read here; trace-cmd convert --compression zstd makes one of them");
            }
        }
        return new DatHeader(version.charAt(0) - '0', numbers, (int) page, codec, rest.at());
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder();
        text.chars().limit(20).forEach(c -> clean.append(c > ' ' && c < 127 ? (char) c : '?'));
        return clean.toString();
    }
}

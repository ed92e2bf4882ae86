package racelane.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A bundled font file and where its tables begin (OpenType specification 1.9, "Organization of an
 * OpenType Font"). Offsets are bytes from the start of the file; numbers are big endian.
 */
public final class FontTables {
    private final ByteBuffer bytes;
    private final FontRole role;

    private FontTables(ByteBuffer bytes, FontRole role) {
        this.bytes = bytes;
        this.role = role;
    }

    /** Reads the whole file. */
    public static FontTables of(FontRole role) throws IOException {
        try (InputStream stream = role.open()) {
            return new FontTables(ByteBuffer.wrap(stream.readAllBytes()), role);
        }
    }

    /**
     * Where a table begins.
     *
     * @param tag four characters, such as {@code cmap}
     * @throws IOException if the font has no such table
     */
    public int table(String tag) throws IOException {
        int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
        int count = unsigned(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            if (integer(entry) == wanted) {
                return integer(entry + 8);
            }
        }
        throw new IOException("font " + role + ": table " + tag + " is missing; install Racelane again");
    }

    /** Font units in an em, from the table head. */
    public int unitsPerEm() throws IOException {
        return unsigned(table("head") + 18);
    }

    public int unsigned(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    public int signed(int at) {
        return bytes.getShort(at);
    }

    public int integer(int at) {
        return bytes.getInt(at);
    }

    public int octet(int at) {
        return bytes.get(at) & 0xff;
    }
}

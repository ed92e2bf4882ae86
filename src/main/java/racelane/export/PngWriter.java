package racelane.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A PNG file (ISO/IEC 15948), 8 bits RGB, written row by row. No time and no other variable thing is in it.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** Pixels a metre at 96 to the inch, the scale 1 of this program. */
    private static final int PIXELS_A_METRE = 3780;
    private static final int CHUNK_SIZE = 1 << 16;
    private static final byte FILTER_UP = 2;

    private final DataOutputStream out;
    private final int width;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(CHUNK_SIZE);
    private final Deflater deflater = new Deflater(6);
    private final DeflaterOutputStream rows = new DeflaterOutputStream(pending, deflater, 8192);
    private final byte[] row;
    private final byte[] above;
    private final byte[] filtered;

    PngWriter(OutputStream out, int width, int height, int scale) throws IOException {
        this.out = new DataOutputStream(out);
        this.width = width;
        row = new byte[3 * width];
        above = new byte[3 * width];
        filtered = new byte[3 * width + 1];
        filtered[0] = FILTER_UP;
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk("IHDR", header.toByteArray());
        ByteArrayOutputStream density = new ByteArrayOutputStream();
        fields = new DataOutputStream(density);
        fields.writeInt(PIXELS_A_METRE * scale);
        fields.writeInt(PIXELS_A_METRE * scale);
        fields.write(1);
        chunk("pHYs", density.toByteArray());
    }

    /** @param pixels whole rows of 0x00RRGGBB */
    void rows(int[] pixels) throws IOException {
        for (int from = 0; from < pixels.length; from += width) {
            for (int x = 0; x < width; x++) {
                int pixel = pixels[from + x];
                row[3 * x] = (byte) (pixel >>> 16);
                row[3 * x + 1] = (byte) (pixel >>> 8);
                row[3 * x + 2] = (byte) pixel;
            }
            for (int i = 0; i < row.length; i++) {
                filtered[i + 1] = (byte) (row[i] - above[i]);
            }
            System.arraycopy(row, 0, above, 0, row.length);
            rows.write(filtered);
            if (pending.size() >= CHUNK_SIZE) {
                flush();
            }
        }
    }

    /** Writes what is pending and the end; leaves the stream open. */
    void finish() throws IOException {
        rows.finish();
        deflater.end();
        flush();
        chunk("IEND", new byte[0]);
        out.flush();
    }

    private void flush() throws IOException {
        chunk("IDAT", pending.toByteArray());
        pending.reset();
    }

    private void chunk(String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}

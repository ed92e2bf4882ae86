package racelane.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A few bytes to be found in a file, whatever the case of their ASCII letters: Horspool's variant of the
 * Boyer-Moore search, which looks at one byte in as many as the pattern has where nothing fits.
 */
final class BytePattern {
    private static final int PIECE = 1 << 18;

    private final byte[] needle;
    /** How far the pattern may move when its last byte stands over this one. */
    private final int[] moves = new int[256];
    private final byte[] lower = new byte[256];

    /** @param needle lower case, at least one byte */
    BytePattern(byte[] needle) {
        this.needle = needle.clone();
        for (int i = 0; i < 256; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
        int last = needle.length - 1;
        Arrays.fill(moves, needle.length);
        for (int i = 0; i < 256; i++) {
            for (int at = 0; at < last; at++) {
                if (needle[at] == lower[i]) {
                    moves[i] = last - at;
                }
            }
        }
    }

    /** Tells every place from {@code from} on and before {@code to} at which the pattern begins; none that ends after {@code to}. */
    void find(Source source, long from, long to, LongConsumer hit, BooleanSupplier cancelled) throws IOException {
        int overlap = needle.length - 1;
        byte[] piece = new byte[(int) Math.min(Math.max(to - from, 0), PIECE + (long) overlap)];
        long start = from;
        while (start < to && !cancelled.getAsBoolean()) {
            int length = source.readFully(start, piece, 0, (int) Math.min(piece.length, to - start));
            find(piece, length, start, hit);
            if (length < piece.length || length <= overlap) {
                return;
            }
            start += length - overlap;
        }
    }

    private void find(byte[] bytes, int length, long start, LongConsumer hit) {
        int last = needle.length - 1;
        byte end = needle[last];
        for (int at = last; at < length; ) {
            int there = bytes[at] & 0xff;
            if (lower[there] == end && fits(bytes, at - last)) {
                hit.accept(start + at - last);
            }
            at += moves[there];
        }
    }

    private boolean fits(byte[] bytes, int from) {
        for (int i = 0; i < needle.length; i++) {
            if (lower[bytes[from + i] & 0xff] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}

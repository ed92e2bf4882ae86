package racelane.read;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import racelane.trace.EightBytes;

/**
 * A few bytes to be found in a file, whatever the case of their ASCII letters. The two of them that are rarest
 * in the file are looked for first, at eight places in one step; only where both stand the rest is compared.
 */
final class BytePattern {
    private static final int PIECE = 1 << 18;

    /** So much of a file shows which bytes are rare in it. */
    private static final int LOOK = 1 << 12;
    private static final long ONES = 0x0101010101010101L;

    private final byte[] needle;
    private final byte[] lower = new byte[256];
    /** Where in the pattern its rarest byte stands, and the next one. */
    private int first;
    private int second;

    /** @param needle lower case, at least one byte */
    BytePattern(byte[] needle) {
        this.needle = needle.clone();
        for (int i = 0; i < 256; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
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

    private void choose(byte[] bytes, int length) {
        int[] counts = new int[256];
        for (int at = 0; at < Math.min(length, LOOK); at++) {
            counts[lower[bytes[at] & 0xff] & 0xff]++;
        }
        first = rarest(counts, -1);
        second = rarest(counts, first);
    }

    private int rarest(int[] counts, int but) {
        int rarest = needle.length == 1 ? 0 : but == 0 ? 1 : 0;
        for (int i = 0; i < needle.length; i++) {
            if (i != but && counts[needle[i] & 0xff] < counts[needle[rarest] & 0xff]) {
                rarest = i;
            }
        }
        return rarest;
    }

    private void find(byte[] bytes, int length, long start, LongConsumer hit) {
        choose(bytes, length);
        long one = ONES * (needle[first] & 0xff);
        long other = ONES * (needle[second] & 0xff);
        long oneCase = caseBit(needle[first]);
        long otherCase = caseBit(needle[second]);
        int here = first;
        int there = second;
        int at = 0;
        int last = length - needle.length - 15;
        for (; at <= last; at += 16) {
            // A byte is zero where both stand: neither differs.
            long low = (Bytes.word(bytes, at + here) | oneCase) ^ one | (Bytes.word(bytes, at + there) | otherCase) ^ other;
            long high = (Bytes.word(bytes, at + 8 + here) | oneCase) ^ one | (Bytes.word(bytes, at + 8 + there) | otherCase) ^ other;
            if ((EightBytes.zeros(low) | EightBytes.zeros(high)) != 0) {
                compare(bytes, at, EightBytes.zeros(low), start, hit);
                compare(bytes, at + 8, EightBytes.zeros(high), start, hit);
            }
        }
        for (; at + needle.length <= length; at++) {
            if (fits(bytes, at)) {
                hit.accept(start + at);
            }
        }
    }

    private void compare(byte[] bytes, int at, long marked, long start, LongConsumer hit) {
        for (long marks = marked; marks != 0; marks &= marks - 1) {
            int place = at + (Long.numberOfTrailingZeros(marks) >>> 3);
            if (fits(bytes, place)) {
                hit.accept(start + place);
            }
        }
    }

    /** The bit in which the two cases of a letter differ, for eight bytes. */
    private static long caseBit(byte c) {
        return c >= 'a' && c <= 'z' ? ONES * 0x20 : 0;
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

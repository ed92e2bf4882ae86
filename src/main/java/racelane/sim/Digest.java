package racelane.sim;

/**
 * 128 bits of a sequence of words. Words go by turns into two lanes of 128 bits each, so that the processor works on
 * both at once; a lane's two halves see every word of it through different functions, each a bijection of the word
 * and of the half: sequences that differ in one word never meet, others by the odds of 128 bits.
 */
final class Digest {
    private static final long A = 0x9fb21c651e98df25L;
    private static final long B = 0xc2b2ae3d27d4eb4fL;
    private static final long C = 0x9e3779b97f4a7c15L;
    private static final long D = 0xd6e8feb86659fd93L;
    private long high;
    private long low;

    void of(long[] words, int length) {
        long a = A;
        long b = B;
        long c = C;
        long d = D;
        int even = length & ~1;
        for (int i = 0; i < even; i += 2) {
            long one = words[i];
            long two = words[i + 1];
            a = Long.rotateLeft(a ^ one, 29) * A;
            b = Long.rotateLeft(b + one, 23) * B;
            c = Long.rotateLeft(c ^ two, 29) * C;
            d = Long.rotateLeft(d + two, 23) * D;
        }
        if (even < length) {
            a = Long.rotateLeft(a ^ words[even], 29) * A;
            b = Long.rotateLeft(b + words[even], 23) * B;
        }
        high = mix(a + mix(c ^ length));
        low = mix(b ^ mix(d + length));
    }

    static long mix(long value) {
        value ^= value >>> 33;
        value *= 0xff51afd7ed558ccdL;
        value ^= value >>> 33;
        value *= 0xc4ceb9fe1a85ec53L;
        return value ^ value >>> 33;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }
}

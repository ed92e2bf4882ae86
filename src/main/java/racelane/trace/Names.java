package racelane.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Interned words: event names, task names. An id is the order of first appearance, from 0. Looking up
 * bytes of a line that are known already allocates nothing. One writer; {@link #snapshot} for readers.
 */
public final class Names {
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final List<String> words;
    private byte[][] bytes = new byte[64][];
    private int[] slots = new int[256];

    public Names() {
        this(new ArrayList<>());
    }

    private Names(List<String> words) {
        this.words = words;
    }

    public int size() {
        return words.size();
    }

    public String word(int id) {
        return words.get(id);
    }

    /** The id of a word that is there, or -1. */
    public int find(String word) {
        return words.indexOf(word);
    }

    public int id(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        return id(utf8, 0, utf8.length);
    }

    /** The id of the word that the bytes {@code from} to {@code to} spell in UTF-8, new if need be. */
    public int id(byte[] text, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(text, from, to) & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (equal(bytes[id], text, from, to)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        int id = words.size();
        words.add(new String(text, from, to - from, StandardCharsets.UTF_8));
        if (id == bytes.length) {
            bytes = Arrays.copyOf(bytes, id * 2);
        }
        bytes[id] = Arrays.copyOfRange(text, from, to);
        slots[slot] = id + 1;
        if (words.size() * 2 > slots.length) {
            rehash();
        }
        return id;
    }

    /** Whether the bytes {@code from} to {@code to} spell the word with an id; one that was given by the same, not by a snapshot. */
    public boolean is(int id, byte[] text, int from, int to) {
        return equal(bytes[id], text, from, to);
    }

    /** The id here of a word that was interned elsewhere, byte for byte. */
    public int idOf(Names other, int id) {
        return id(other.bytes[id], 0, other.bytes[id].length);
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < words.size(); id++) {
            int slot = hash(bytes[id], 0, bytes[id].length) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static boolean equal(byte[] word, byte[] text, int from, int to) {
        return Arrays.equals(word, 0, word.length, text, from, to);
    }

    /** Eight bytes a step: every event's two names come through here. */
    private static int hash(byte[] text, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ EightBytes.at(text, at)) * SPREAD;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        if (at < to && to >= 8) {
            // The last eight bytes without those that were taken already, or lie before the word.
            rest = EightBytes.at(text, to - 8) >>> (8 - (to - at)) * 8;
        } else {
            for (int i = to - 1; i >= at; i--) {
                rest = rest << 8 | text[i] & 0xff;
            }
        }
        hash = (hash ^ rest) * SPREAD;
        return (int) (hash ^ hash >>> 29 ^ hash >>> 47);
    }

    /** The words that are there now; it answers {@link #word} and {@link #find} and interns nothing. */
    public Names snapshot() {
        return new Names(List.copyOf(words));
    }
}

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
            if (Arrays.equals(bytes[id], 0, bytes[id].length, text, from, to)) {
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

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ (hash >>> 15);
    }

    /** The words that are there now; it answers {@link #word} and {@link #find} and interns nothing. */
    public Names snapshot() {
        return new Names(List.copyOf(words));
    }
}

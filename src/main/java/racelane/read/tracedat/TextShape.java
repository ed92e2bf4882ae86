package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * What texts made from one print format can look like: letters that stand in all of them, and places where some
 * of a set of characters stand, or words of a list. So it can be said of a text that it stands in none of them
 * without making any. Lower case throughout.
 */
final class TextShape {
    /** In a text that is looked for: a character that lies in a field's own text. */
    static final String FIELD = "\1";
    /** The same: one that lies in the name of a function or module of the kernel. */
    static final String SYMBOL = "\2";
    static final String DIGITS = "0123456789";
    /** Decimal numbers, padded in any way. */
    static final String NUMBER = DIGITS + "-+ ?";
    static final String HEX = DIGITS + "abcdefx-+ ?";

    /** States in a row: each accepts a character of its set and leads to {@link #to}; null accepts nothing. */
    private final List<BitSet> accepts = new ArrayList<>();
    private final List<Integer> to = new ArrayList<>();
    /** Where one may go from a state without a character; null for nowhere. */
    private final List<List<Integer>> free = new ArrayList<>();

    private TextShape add(BitSet set, int leadsTo, List<Integer> freely) {
        accepts.add(set);
        to.add(leadsTo);
        free.add(freely);
        return this;
    }

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.toLowerCase(Locale.ROOT).chars().forEach(set::set);
        return set;
    }

    /** Then this text. */
    TextShape text(String literal) {
        literal.toLowerCase(Locale.ROOT).chars().forEach(c -> one(String.valueOf((char) c)));
        return this;
    }

    /** Then one of these characters. */
    TextShape one(String characters) {
        return add(set(characters), accepts.size() + 1, null);
    }

    /** Then any number of these characters. */
    TextShape some(String characters) {
        int here = accepts.size();
        return add(set(characters), here, List.of(here + 1));
    }

    /** Then what stands in a field of the record as it is, byte for byte: marked, see {@link #FIELD}. */
    TextShape field() {
        return some(FIELD + "?(fault)");
    }

    /** Then a place in the kernel, as far as it is known: the letters of its name are marked, see {@link #SYMBOL}. */
    TextShape symbol() {
        return some(SYMBOL + HEX + "/[]");
    }

    /** Then anything. */
    TextShape anything() {
        BitSet all = new BitSet();
        all.set(0, Character.MAX_VALUE + 1);
        int here = accepts.size();
        return add(all, here, List.of(here + 1));
    }

    /** Then any number of these words and characters. */
    TextShape words(List<String> words, String characters) {
        int hub = accepts.size();
        List<Integer> starts = new ArrayList<>();
        add(set(characters), hub, starts);
        for (String word : words) {
            if (!word.isEmpty()) {
                starts.add(accepts.size());
                text(word);
                to.set(to.size() - 1, hub);
            }
        }
        starts.add(accepts.size());
        return this;
    }

    /** Whether a text, in lower case, may stand in one of them. */
    boolean mayHold(String wanted) {
        int states = accepts.size();
        BitSet now = new BitSet(states + 1);
        now.set(0, states);
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            BitSet next = new BitSet(states + 1);
            for (int state = now.nextSetBit(0); state >= 0 && state < states; state = now.nextSetBit(state + 1)) {
                if (accepts.get(state).get(c)) {
                    reach(next, to.get(state));
                }
            }
            if (next.isEmpty()) {
                return false;
            }
            now = next;
        }
        return true;
    }

    private void reach(BitSet states, int state) {
        if (states.get(state)) {
            return;
        }
        states.set(state);
        if (state < free.size() && free.get(state) != null) {
            free.get(state).forEach(other -> reach(states, other));
        }
    }
}

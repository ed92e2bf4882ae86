package racelane.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import racelane.trace.ReportFrame;

/**
 * One row of two call traces laid beside each other; one of both may be missing.
 *
 * @param a    frame of the first, or null
 * @param b    frame of the second, or null
 * @param word what is so about them
 */
public record FramePair(ReportFrame a, ReportFrame b, Word word) {
    /** How two frames stand to each other. */
    public enum Word {
        /** The same function, offset and size. */
        SAME,
        /** The same function, another offset or size. */
        MOVED,
        /** The same function; whether at the same place cannot be told. */
        NAMED,
        ONLY_A,
        ONLY_B
    }

    /**
     * Two stacks aligned by function, the longest common order first; compilers' suffixes left out.
     *
     * @param places whether offsets and sizes may be compared: only where both are of one architecture
     */
    public static List<FramePair> align(List<ReportFrame> a, List<ReportFrame> b, boolean places) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = isOne(a.get(i), b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<FramePair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && isOne(a.get(i), b.get(j))) {
                pairs.add(new FramePair(a.get(i), b.get(j), word(a.get(i++), b.get(j++), places)));
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                pairs.add(new FramePair(a.get(i++), null, Word.ONLY_A));
            } else {
                pairs.add(new FramePair(null, b.get(j++), Word.ONLY_B));
            }
        }
        return Collections.unmodifiableList(pairs);
    }

    /** The function of whichever is there. */
    public String function() {
        return (a == null ? b : a).plainSymbol();
    }

    private static boolean isOne(ReportFrame a, ReportFrame b) {
        return a.plainSymbol().equals(b.plainSymbol());
    }

    private static Word word(ReportFrame a, ReportFrame b, boolean places) {
        if (!places || a.offset() < 0 || b.offset() < 0) {
            return Word.NAMED;
        }
        return a.offset() == b.offset() && a.size() == b.size() ? Word.SAME : Word.MOVED;
    }
}

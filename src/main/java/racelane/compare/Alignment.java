package racelane.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two sequences of steps laid beside each other so that as many as possible stand together in order: the shortest edit
 * script of Myers (An O(ND) Difference Algorithm and Its Variations, 1986). Sequences that differ in more than a few
 * thousand places are aligned piece by piece, which may miss a few.
 */
final class Alignment {
    /** Edits of one piece: its table has the square of it. */
    private static final int MOST_EDITS = 2_000;

    private Alignment() {}

    /** Pairs of positions, in order in both. */
    static List<int[]> of(List<TraceStep> a, List<TraceStep> b) {
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            int[] reached = piece(a, i, b, j, pairs);
            i = reached[0];
            j = reached[1];
        }
        return pairs;
    }

    /** Aligns from a place on to the end, or as far as the edits suffice; returns how far that was. */
    private static int[] piece(List<TraceStep> a, int fromA, List<TraceStep> b, int fromB, List<int[]> pairs) {
        int n = a.size() - fromA;
        int m = b.size() - fromB;
        int most = Math.min(n + m, MOST_EDITS);
        List<int[]> furthest = new ArrayList<>();
        int[] reach = new int[2 * most + 3];
        int bestDiagonal = 0;
        for (int edits = 0; edits <= most; edits++) {
            furthest.add(reach.clone());
            int bestSum = -1;
            for (int k = -edits; k <= edits; k += 2) {
                int at = k + most + 1;
                int x = k == -edits || k != edits && reach[at - 1] < reach[at + 1] ? reach[at + 1] : reach[at - 1] + 1;
                int y = x - k;
                while (x < n && y < m && a.get(fromA + x).isLike(b.get(fromB + y))) {
                    x++;
                    y++;
                }
                reach[at] = x;
                if (x >= n && y >= m) {
                    trail(furthest, edits, n, m, most, fromA, fromB, pairs);
                    return new int[] {a.size(), b.size()};
                }
                if (x <= n && y >= 0 && y <= m && x + y > bestSum) {
                    bestSum = x + y;
                    bestDiagonal = k;
                }
            }
        }
        int x = reach[bestDiagonal + most + 1];
        int y = x - bestDiagonal;
        trail(furthest, most, x, y, most, fromA, fromB, pairs);
        // At least one step further in each, or the next piece would be this one again.
        return new int[] {fromA + Math.max(1, x), fromB + Math.max(1, y)};
    }

    private static void trail(List<int[]> furthest, int edits, int endX, int endY, int most, int fromA, int fromB, List<int[]> pairs) {
        List<int[]> back = new ArrayList<>();
        int x = endX;
        int y = endY;
        for (int edit = edits; edit >= 0; edit--) {
            int[] reach = furthest.get(edit);
            int k = x - y;
            int at = k + most + 1;
            boolean down = k == -edit || k != edit && reach[at - 1] < reach[at + 1];
            int before = edit == 0 ? 0 : down ? reach[at + 1] : reach[at - 1];
            int beforeY = edit == 0 ? 0 : before - (down ? k + 1 : k - 1);
            int startX = edit == 0 ? 0 : down ? before : before + 1;
            while (x > startX && y > startX - k) {
                x--;
                y--;
                back.add(new int[] {fromA + x, fromB + y});
            }
            x = before;
            y = beforeY;
        }
        Collections.reverse(back);
        pairs.addAll(back);
    }
}

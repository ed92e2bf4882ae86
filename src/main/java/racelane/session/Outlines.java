package racelane.session;

import racelane.timeline.EventWords;

/**
 * Whether a text may stand in words of which only the outline is known: where they hold a {@link EventWords#HOLE}
 * there is some text of the event's record. A text that lies in such a hole as a whole stands in the record itself,
 * which is searched anyway; only one that stands partly beside it needs the record to be fetched.
 */
final class Outlines {
    private Outlines() {}

    /** False only if the text cannot stand there, unless the record has it. The case of letters is ignored. */
    static boolean mayHold(String outline, String wanted) {
        for (int at = 0; at < outline.length(); at++) {
            if (outline.charAt(at) != EventWords.HOLE) {
                if (goesOn(outline, at, wanted, 0)) {
                    return true;
                }
            } else {
                for (int inHole = 1; inHole < wanted.length() && at + 1 < outline.length(); inHole++) {
                    if (goesOn(outline, at + 1, wanted, inHole)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean goesOn(String outline, int from, String wanted, int begun) {
        int at = from;
        for (int done = begun; done < wanted.length(); done++, at++) {
            if (at == outline.length()) {
                return false;
            }
            if (outline.charAt(at) == EventWords.HOLE) {
                // The rest may lie in it, or go on behind it: either way it takes the record to know.
                return true;
            }
            if (!same(outline.charAt(at), wanted.charAt(done))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(char one, char other) {
        return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}

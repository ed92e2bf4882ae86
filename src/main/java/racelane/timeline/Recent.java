package racelane.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * The last few answers to a question that costs much. Safe for several threads: an answer may be worked out twice at
 * the same time, but nobody waits for another's.
 */
final class Recent<K, V> {
    private record Answer<K, V>(K question, V answer) {}

    private final int kept;
    private final Deque<Answer<K, V>> answers = new ArrayDeque<>();

    Recent(int kept) {
        this.kept = kept;
    }

    boolean knows(K question) {
        return find(question) != null;
    }

    /** The answer, worked out if it is not one of the last few; it may be null. */
    V get(K question, Function<K, V> work) {
        Answer<K, V> known = find(question);
        if (known == null) {
            known = new Answer<>(question, work.apply(question));
            keep(known);
        }
        return known.answer();
    }

    /** An answer that was asked for again is kept longest. */
    private synchronized Answer<K, V> find(K question) {
        for (Iterator<Answer<K, V>> each = answers.iterator(); each.hasNext();) {
            Answer<K, V> answer = each.next();
            if (answer.question().equals(question)) {
                if (answer != answers.peekFirst()) {
                    each.remove();
                    answers.addFirst(answer);
                }
                return answer;
            }
        }
        return null;
    }

    private synchronized void keep(Answer<K, V> answer) {
        answers.addFirst(answer);
        while (answers.size() > kept) {
            answers.removeLast();
        }
    }
}

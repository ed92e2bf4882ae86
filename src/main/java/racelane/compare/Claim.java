package racelane.compare;

import java.util.List;
import java.util.Set;
import racelane.report.Letter;
import racelane.scenario.FindingKind;

/**
 * Something that a sentence of a mail says of the failure and that a model or a capture can be asked.
 *
 * @param sentence the sentence
 * @param asked    what it says
 * @param function the function that is said to be called; null if it is about something else
 * @param kind     what is said to go wrong; null if it is about something else
 * @param words    stems of its other words: who is meant is found among them
 * @param paths    files that it names, {@code /proc/…}
 * @param negated  it says that this is not so
 */
public record Claim(Letter.Sentence sentence, Asked asked, String function, FindingKind kind, Set<String> words, List<String> paths, boolean negated) {
    /** What can be asked. */
    public enum Asked {
        /** Somebody calls a function. */
        CALLS,
        /** Somebody takes or holds a reference. */
        GETS,
        /** Somebody gives a reference back. */
        PUTS,
        /** Something goes wrong, whoever does it. */
        MEETS,
        /** Somebody runs at the same time. */
        RACES
    }

    public Claim {
        words = Set.copyOf(words);
        paths = List.copyOf(paths);
    }

    /** What it comes to, for people: two sentences that come to the same are one question. */
    String question() {
        return asked + " " + function + " " + kind + (asked == Asked.MEETS ? "" : " " + new java.util.TreeSet<>(words) + paths);
    }
}

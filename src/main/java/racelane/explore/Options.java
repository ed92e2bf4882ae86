package racelane.explore;

import java.util.EnumSet;
import racelane.scenario.FindingKind;
import racelane.scenario.ReuseMode;

/**
 * How to search.
 *
 * @param plain    every state of the language's rules, without reduction and symmetry
 * @param shortest what the schedule is to have fewest of
 * @param every    the kinds of {@code --every}, or null for an ordinary search
 * @param reuse    overrides the file's reuse mode, or null
 */
public record Options(boolean plain, Shortest shortest, EnumSet<FindingKind> every, ReuseMode reuse) {
    /** What a schedule is to have fewest of. */
    public enum Shortest { NOTHING, STEPS, PREEMPTIONS }

    public static Options standard() {
        return new Options(false, Shortest.NOTHING, null, null);
    }

    public Options asPlain() {
        return new Options(true, shortest, every, reuse);
    }

    public Options withShortest(Shortest what) {
        return new Options(plain, what, every, reuse);
    }

    public Options withEvery(EnumSet<FindingKind> kinds) {
        return new Options(plain, shortest, kinds, reuse);
    }

    public Options withReuse(ReuseMode mode) {
        return new Options(plain, shortest, every, mode);
    }
}

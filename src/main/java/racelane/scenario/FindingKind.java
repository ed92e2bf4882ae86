package racelane.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can go wrong in a run, in the order in which the findings of one step are told: what was accessed
 * comes before what the count then did.
 */
public enum FindingKind {
    OOPS, USE_AFTER_FREE, DOUBLE_FREE, STALE_GET, STALE_PUT,
    ADDITION_ON_ZERO, UNDERFLOW, SATURATED, DECREMENT_HIT_ZERO,
    RELEASED_WHILE_IN_USE, KERNEL_REPORT, LOCK_HELD_AT_EXIT, CHECK_FAILED, DEADLOCK, LEAK;

    /** The word of reports and of JSON: {@code use-after-free}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word with dashes or underscores, or null. */
    public static FindingKind of(String word) {
        for (FindingKind kind : values()) {
            if (kind.word().equals(word.replace('_', '-'))) {
                return kind;
            }
        }
        return null;
    }

    /** Kinds that fail a run whatever a {@code check never} says, unless {@code check allow} takes them out. */
    public boolean alwaysFails() {
        return this == DEADLOCK || this == LEAK || this == OOPS || this == CHECK_FAILED;
    }

    /** Kinds of a file that has no {@code check never} line. */
    public boolean failsByDefault() {
        return ordinal() >= USE_AFTER_FREE.ordinal() && ordinal() <= DECREMENT_HIT_ZERO.ordinal();
    }

    /** All words as a {@code check} writes them, for messages. */
    static String words() {
        List<String> words = new ArrayList<>();
        for (FindingKind kind : values()) {
            words.add(kind.word().replace('-', '_'));
        }
        return String.join(", ", words);
    }
}

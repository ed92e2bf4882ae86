package racelane.session;

import java.util.function.IntPredicate;
import racelane.lens.EventRule;
import racelane.lens.Meanings;

/**
 * Whether what is said of an entry fits, asked once for all entries of which the same is said: those of one
 * rule and one subject. Two million entries come through here; for one thread.
 */
final class SaidAlike {
    private static final byte FITS = 1;
    private static final byte DIFFERS = 2;

    private final Meanings meanings;
    private final IntPredicate asked;
    private EventRule[] rules = new EventRule[256];
    private long[] subjects = new long[256];
    private byte[] answers = new byte[256];
    private int size;

    /** @param asked whether an entry fits */
    SaidAlike(Meanings meanings, IntPredicate asked) {
        this.meanings = meanings;
        this.asked = asked;
    }

    boolean fits(int entry) {
        EventRule rule = meanings.rule(entry);
        long subject = meanings.subject(entry);
        int slot = slot(rule, subject);
        if (answers[slot] == 0) {
            if (size * 2 > answers.length) {
                grow();
                slot = slot(rule, subject);
            }
            rules[slot] = rule;
            subjects[slot] = subject;
            answers[slot] = asked.test(entry) ? FITS : DIFFERS;
            size++;
        }
        return answers[slot] == FITS;
    }

    private int slot(EventRule rule, long subject) {
        int mask = answers.length - 1;
        int slot = (int) ((subject + System.identityHashCode(rule)) * 0x9e3779b97f4a7c15L >>> 40) & mask;
        while (answers[slot] != 0 && (rules[slot] != rule || subjects[slot] != subject)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        EventRule[] hadRules = rules;
        long[] hadSubjects = subjects;
        byte[] hadAnswers = answers;
        rules = new EventRule[hadRules.length * 2];
        subjects = new long[rules.length];
        answers = new byte[rules.length];
        for (int i = 0; i < hadAnswers.length; i++) {
            if (hadAnswers[i] != 0) {
                int slot = slot(hadRules[i], hadSubjects[i]);
                rules[slot] = hadRules[i];
                subjects[slot] = hadSubjects[i];
                answers[slot] = hadAnswers[i];
            }
        }
    }
}

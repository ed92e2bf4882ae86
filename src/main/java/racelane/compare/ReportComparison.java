package racelane.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import racelane.report.Architecture;
import racelane.report.Letter;
import racelane.trace.KernelReport;

/**
 * Two kernel reports beside each other: frames by function, messages by their side of the report, and the facts.
 *
 * @param a        the first
 * @param b        the second
 * @param archA    its architecture, or null if nothing in it tells
 * @param archB    the second's
 * @param frames   the two call traces, aligned
 * @param messages messages that stand around both
 * @param facts    what else can be said of both, in the order of a report's head
 */
public record ReportComparison(KernelReport a, KernelReport b, Architecture archA, Architecture archB, List<FramePair> frames,
        List<Message> messages, List<Fact> facts) {
    /** Where a message stands. */
    public enum Side {
        BEFORE, AFTER
    }

    /** A message around both reports, and its side in each. */
    public record Message(String text, Side a, Side b) {
        /** {@code before the report}, or how the two differ. */
        public String words() {
            return a == b ? (a == Side.BEFORE ? "before the report" : "after the report") : a == Side.BEFORE ? "before A, but after B" : "after A, but before B";
        }
    }

    /** What a report says of one thing; null where it says nothing. */
    public record Fact(String what, String a, String b) {
        /** Whether both say it and say the same. */
        public boolean isSame() {
            return a != null && Objects.equals(a, b);
        }
    }

    /** What stands around a report in its log, the nearest last before it and first after it. */
    public record Around(List<String> before, List<String> after) {
        /** So many messages on each side: what a kernel says about one operation, not the whole log. */
        public static final int MESSAGES = 40;

        public static Around of(Letter letter) {
            return new Around(letter.messages(true, MESSAGES), letter.messages(false, MESSAGES));
        }
    }

    /** Compares; no side is the right one. */
    public static ReportComparison of(KernelReport a, Around aroundA, KernelReport b, Around aroundB) {
        Architecture archA = Architecture.of(a);
        Architecture archB = Architecture.of(b);
        boolean places = archA != null && archA.equals(archB);
        return new ReportComparison(a, b, archA, archB, FramePair.align(a.stack(), b.stack(), places), messages(aroundA, aroundB), facts(a, b, archA, archB));
    }

    /**
     * The two of two logs that are compared if nobody says which: equal in kind and in most frames, the earliest of these.
     *
     * @return positions in the lists, or null if one is empty
     */
    public static int[] likest(List<KernelReport> a, List<KernelReport> b) {
        int[] best = null;
        int most = -1;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                int likeness = (a.get(i).kind() == b.get(j).kind() ? 1000 : 0)
                        + (int) FramePair.align(a.get(i).stack(), b.get(j).stack(), false).stream().filter(pair -> pair.word() == FramePair.Word.NAMED).count();
                if (likeness > most) {
                    most = likeness;
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }

    public long count(FramePair.Word word) {
        return frames.stream().filter(pair -> pair.word() == word).count();
    }

    /** The innermost row whose functions differ, or null. */
    public FramePair firstOtherFunction() {
        return frames.stream().filter(pair -> pair.a() == null || pair.b() == null).findFirst().orElse(null);
    }

    /** The innermost row of one function at two places, or null. */
    public FramePair firstMoved() {
        return frames.stream().filter(pair -> pair.word() == FramePair.Word.MOVED).findFirst().orElse(null);
    }

    /** How the two call traces stand to each other, one sentence. */
    public String framesInWords() {
        long same = count(FramePair.Word.SAME);
        long moved = count(FramePair.Word.MOVED);
        long named = count(FramePair.Word.NAMED);
        StringBuilder words = new StringBuilder("frames: " + a.stack().size() + " in A, " + b.stack().size() + " in B; " + (same + moved + named) + " of the same function");
        if (archA == null || !archA.equals(archB)) {
            words.append(" (offsets are not compared: the architectures are not known to be the same)");
        } else {
            words.append(", ").append(same).append(" of these equal to the byte in offset and size");
        }
        if (firstMoved() != null) {
            words.append("; first at another place: ").append(firstMoved().function());
        }
        return words.append(firstOtherFunction() == null ? "; no other function" : "; first other function: " + firstOtherFunction().function()).toString();
    }

    private static List<Message> messages(Around a, Around b) {
        Set<String> texts = new LinkedHashSet<>(a.before());
        texts.addAll(a.after());
        List<Message> messages = new ArrayList<>();
        for (String text : texts) {
            Side inA = nearest(text, a);
            Side inB = nearest(text, b);
            if (inA != null && inB != null) {
                messages.add(new Message(text, inA, inB));
            }
        }
        return messages;
    }

    /** The side of a message's nearest occurrence; null if it is not there. */
    private static Side nearest(String text, Around around) {
        int last = around.before().lastIndexOf(text);
        int before = last < 0 ? Integer.MAX_VALUE : around.before().size() - last;
        int after = around.after().indexOf(text) < 0 ? Integer.MAX_VALUE : around.after().indexOf(text) + 1;
        if (before == Integer.MAX_VALUE && after == Integer.MAX_VALUE) {
            return null;
        }
        return before <= after ? Side.BEFORE : Side.AFTER;
    }

    private static List<Fact> facts(KernelReport a, KernelReport b, Architecture archA, Architecture archB) {
        return List.of(
                new Fact("kind", a.kind().word(), b.kind().word()),
                new Fact("message", a.message(), b.message()),
                new Fact("function", a.function(), b.function()),
                new Fact("architecture", archA == null ? null : archA.name(), archB == null ? null : archB.name()),
                new Fact("task", a.comm(), b.comm()),
                new Fact("taint", taint(a), taint(b)),
                new Fact("kernel", a.kernel(), b.kernel()),
                new Fact("hardware", a.hardware(), b.hardware()),
                new Fact("location", a.location(), b.location()));
    }

    private static String taint(KernelReport report) {
        return report.tainted() == null ? null : report.tainted().isEmpty() ? "not tainted" : report.tainted();
    }
}

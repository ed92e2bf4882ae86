package racelane.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import racelane.trace.Problem;
import racelane.trace.TraceBuilder;

/** What was met while reading: how often for each reason, and the first places. One line for people per reason. */
public final class ReadLog {
    private static final int PLACES = 3;
    private static final String CUT = "truncated";

    private final Map<String, Reason> skips = new LinkedHashMap<>();
    private final List<Problem> told = new ArrayList<>();
    /** What shows that the file is cut: one cut shows in several places. */
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Supplier<List<Problem>>> gathered = new ArrayList<>();
    private long skipped;

    private record Cut(long line, long offset, long count, String sign, String advice) {}

    private static final class Reason {
        final String kind;
        final String why;
        final String advice;
        final String excerpt;
        final long firstLine;
        final long firstOffset;
        final List<Long> lines = new ArrayList<>();
        long count;

        Reason(String kind, String why, String advice, String excerpt, long line, long offset) {
            this.kind = kind;
            this.why = why;
            this.advice = advice;
            this.excerpt = excerpt;
            this.firstLine = line;
            this.firstOffset = offset;
        }

        Problem problem() {
            return new Problem(kind, firstLine, firstOffset, count, sign() + ": " + advice);
        }

        Cut cut() {
            return new Cut(firstLine, firstOffset, count, sign(), advice);
        }

        /** What it is, how often, where and how it looks. */
        private String sign() {
            String where = "";
            if (firstLine >= 0) {
                where = (count == 1 ? ", line " : ", in lines ") + joined() + (count > lines.size() ? ", …" : "");
            } else if (firstOffset >= 0) {
                where = ", at byte " + firstOffset;
            }
            String often = count == 1 ? "" : ", " + count + " times";
            String shown = excerpt.isEmpty() ? "" : " (\"" + excerpt + "\")";
            return why + often + where + shown;
        }

        private String joined() {
            StringBuilder text = new StringBuilder();
            for (long line : lines) {
                text.append(text.length() == 0 ? "" : ", ").append(line);
            }
            return text.toString();
        }
    }

    /**
     * A line or record is left out.
     *
     * @param kind   the {@link Problem}'s word
     * @param why    what it is: {@code a line that is no event}
     * @param advice what that means and what to do
     * @param line   from 1, or -1
     * @param offset in bytes, or -1
     */
    public void skip(String kind, String why, String advice, long line, long offset, byte[] bytes, int from, int to) {
        skipped++;
        Reason reason = skips.get(why);
        if (reason == null) {
            reason = new Reason(kind, why, advice, Bytes.excerpt(bytes, from, to), line, offset);
            skips.put(why, reason);
        }
        reason.count++;
        if (reason.lines.size() < PLACES && line >= 0) {
            reason.lines.add(line);
        }
    }

    /** Something that limits what may be concluded, without a line being left out. */
    public void tell(String kind, long line, long offset, long count, String text) {
        told.add(new Problem(kind, line, offset, count, text));
    }

    /**
     * A sign that the file is cut. Of several the last one is told in full, so the widest is to come last, and the
     * others beside it: for a reader it is one thing.
     *
     * @param sign   what shows it: {@code the header says 12 entries, 10 are here}
     * @param advice what was done about it and what to do now
     */
    public void cut(long line, long offset, long count, String sign, String advice) {
        cuts.add(new Cut(line, offset, count, sign, advice));
    }

    void tell(Problem problem) {
        told.add(problem);
    }

    /** Lines or records left out so far. */
    public long skipped() {
        return skipped;
    }

    /** Everything met, in the order of first appearance: what was skipped, then what was told. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List<Cut> signs = new ArrayList<>();
        for (Reason reason : skips.values()) {
            if (reason.kind.equals(CUT) && !cuts.isEmpty()) {
                signs.add(reason.cut());
            } else {
                problems.add(reason.problem());
            }
        }
        problems.addAll(told);
        signs.addAll(cuts);
        if (!signs.isEmpty()) {
            problems.add(oneCut(signs));
        }
        return problems;
    }

    private static Problem oneCut(List<Cut> signs) {
        Cut last = signs.get(signs.size() - 1);
        List<String> others = signs.subList(0, signs.size() - 1).stream().map(Cut::sign).toList();
        // The header knows no place, so then it is where another sign is.
        Cut place = last.line >= 0 || last.offset >= 0 ? last : signs.get(0);
        return new Problem(CUT, place.line, place.offset, last.count, last.sign + (others.isEmpty() ? "" : " (" + String.join("; ", others) + ")") + ": " + last.advice);
    }

    /** Something that tells at the end what it gathers: until then {@code soFar} tells what it would tell now. */
    void gathering(Supplier<List<Problem>> soFar) {
        gathered.add(soFar);
    }

    /** As {@link #problems}, before the end: with what is still being gathered. */
    List<Problem> soFar() {
        List<Problem> problems = problems();
        gathered.forEach(each -> problems.addAll(each.get()));
        return problems;
    }

    void into(TraceBuilder builder) {
        builder.skipped(skipped);
        problems().forEach(builder::problem);
    }
}

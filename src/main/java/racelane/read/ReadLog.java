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

    private final Map<String, Reason> skips = new LinkedHashMap<>();
    private final List<Problem> told = new ArrayList<>();
    private final List<Supplier<List<Problem>>> gathered = new ArrayList<>();
    private long skipped;

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
            String where = "";
            if (firstLine >= 0) {
                where = (count == 1 ? ", line " : ", in lines ") + joined() + (count > lines.size() ? ", …" : "");
            } else if (firstOffset >= 0) {
                where = ", at byte " + firstOffset;
            }
            String often = count == 1 ? "" : ", " + count + " times";
            String shown = excerpt.isEmpty() ? "" : " (\"" + excerpt + "\")";
            return new Problem(kind, firstLine, firstOffset, count, why + often + where + shown + ": " + advice);
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
        for (Reason reason : skips.values()) {
            problems.add(reason.problem());
        }
        problems.addAll(told);
        return problems;
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

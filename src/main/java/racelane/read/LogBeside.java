package racelane.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import racelane.trace.Body;
import racelane.trace.Interleaved;
import racelane.trace.Problem;
import racelane.trace.Trace;

/**
 * Lays a kernel log beside a trace of the same run. The two clocks differ, so lines that stand in both
 * (as the trace's console events) say where the log belongs; the numbers only choose between equal
 * lines. Between the first and the last common line the trace has every line itself: what comes after
 * (an oops stops tracing, its splat is only in the log) is laid in behind the last one.
 */
public final class LogBeside {
    /** The name that readers give to a line of the log. */
    private static final String CONSOLE = "console";
    /** Equal lines whose distance differs from the usual one by more are another occurrence of the same text. */
    private static final long SLACK_NS = 100_000_000L;

    /** A line that stands in both. */
    private record Common(int traceRow, int logRow) {}

    private final Trace trace;
    private final Trace log;

    private LogBeside(Trace trace, Trace log) {
        this.trace = trace;
        this.log = log;
    }

    /** The trace with the log's lines in it; what was done and left out is told in its problems. */
    public static Trace of(Trace trace, Trace log) {
        return new LogBeside(trace, log).laid();
    }

    /** How many lines stand in both: of several traces the log belongs to the one with most. */
    public static int commonLines(Trace trace, Trace log) {
        return new LogBeside(trace, log).common().size();
    }

    private Trace laid() {
        List<Common> common = common();
        int first = common.isEmpty() ? 0 : common.get(common.size() - 1).logRow + 1;
        int[] rows = new int[log.size() - first];
        long[] timesNs = new long[rows.length];
        long latest = common.isEmpty() ? trace.endNs() : trace.timeNs(common.get(common.size() - 1).traceRow);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = first + i;
            if (!common.isEmpty()) {
                Common last = common.get(common.size() - 1);
                latest = Math.max(latest, trace.timeNs(last.traceRow) + log.timeNs(first + i) - log.timeNs(last.logRow));
            }
            timesNs[i] = latest;
        }
        return Interleaved.of(trace, log, new Interleaved.Rows(rows, timesNs), List.of(told(common, rows.length)));
    }

    private Problem told(List<Common> common, int laid) {
        String file = log.facts().file();
        if (common.isEmpty()) {
            return new Problem("unordered", -1, -1, laid, "no line of " + file + " stands in the trace as a console event: its " + laid
                    + " lines are shown behind the trace, their order against it is unknown; trace with printk:console on to align them");
        }
        int before = common.get(0).logRow;
        return new Problem("log", -1, -1, laid, file + ": " + common.size() + " lines stand in the trace too and align the two clocks; " + laid
                + " lines after the last of them are laid in behind it" + (before == 0 ? "" : ", " + before + " lines from before the trace are left out: open the log alone to read them"));
    }

    /** Lines that stand in both, in the order of both. */
    private List<Common> common() {
        Map<String, List<Integer>> logRows = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            String text = text(log, row);
            if (!text.isEmpty()) {
                logRows.computeIfAbsent(text, key -> new ArrayList<>(1)).add(row);
            }
        }
        List<Common> pairs = new ArrayList<>();
        for (int row = 0; row < trace.size(); row++) {
            if (trace.eventName(row).equals(CONSOLE)) {
                for (int logRow : logRows.getOrDefault(text(trace, row), List.of())) {
                    pairs.add(new Common(row, logRow));
                }
            }
        }
        return inOrder(pairs);
    }

    private static String text(Trace of, int row) {
        if (!of.eventName(row).equals(CONSOLE)) {
            return "";
        }
        Body body = of.body(row);
        return body.text().strip();
    }

    /** Of the pairs of equal lines those whose distance is the one that most of them have, each line once. */
    private List<Common> inOrder(List<Common> pairs) {
        long usual = usualDistance(pairs);
        List<Common> result = new ArrayList<>();
        int lastTrace = -1;
        int lastLog = -1;
        for (Common pair : pairs) {
            boolean close = Math.abs(distance(pair) - usual) <= SLACK_NS;
            if (close && pair.traceRow > lastTrace && pair.logRow > lastLog) {
                result.add(pair);
                lastTrace = pair.traceRow;
                lastLog = pair.logRow;
            }
        }
        return result;
    }

    private long distance(Common pair) {
        return trace.timeNs(pair.traceRow) - log.timeNs(pair.logRow);
    }

    /** The distance of the two clocks that most pairs agree on. */
    private long usualDistance(List<Common> pairs) {
        TreeMap<Long, Integer> votes = new TreeMap<>();
        pairs.forEach(pair -> votes.merge(Math.floorDiv(distance(pair), SLACK_NS / 2), 1, Integer::sum));
        long best = 0;
        int most = 0;
        for (Long bucket : votes.keySet()) {
            int count = votes.subMap(bucket - 1, true, bucket + 1, true).values().stream().mapToInt(Integer::intValue).sum();
            if (count > most) {
                most = count;
                best = bucket;
            }
        }
        return best * (SLACK_NS / 2) + SLACK_NS / 4;
    }
}

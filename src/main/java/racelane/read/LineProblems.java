package racelane.read;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.Problem;

/** What limits the conclusions from a file of lines, whatever its format: gathered while it is read, told once each. */
public final class LineProblems {
    private final ReadLog log;
    private long backs;
    private long firstBackLine;
    private long firstBackOffset;
    private long firstBackNs;
    private long losses;
    private long firstLossLine;
    private long lost;
    private boolean lostUnknown;
    private long longLines;
    private long firstLongLine;
    private long firstLongOffset;
    private long startLost = -1;
    private long startLostLine;
    private boolean finished;

    public LineProblems(ReadLog log) {
        this.log = log;
        log.gathering(this::soFar);
    }

    /** A line's time lies before the time of the line before it. Of all but the first the place is not looked at. */
    public void wentBack(long line, long offset, long ns) {
        if (backs++ == 0) {
            firstBackLine = line;
            firstBackOffset = offset;
            firstBackNs = ns;
        }
    }

    /** Whether time never went back so far. */
    public boolean isSorted() {
        return backs == 0;
    }

    /** Events were lost; -1 if it is not known how many. */
    public void lost(long count, long line) {
        if (losses++ == 0) {
            firstLossLine = line;
        }
        lostUnknown |= count < 0;
        lost += Math.max(count, 0);
    }

    /** The start of the buffers was overwritten. */
    public void startLost(long count, long line) {
        startLost = count;
        startLostLine = line;
    }

    /** A line that was understood but may not end with a line break. */
    public void badEnd(LineLoop.End end, long line, long offset) {
        if (end == LineLoop.End.BREAK) {
            return;
        }
        if (end == LineLoop.End.FILE) {
            log.cut(line, offset, 1, "the last line has no line break", "it may be cut, what stands there is shown; copy the file again");
        } else if (longLines++ == 0) {
            firstLongLine = line;
            firstLongOffset = offset;
        }
    }

    /** Tells the log what was gathered. */
    public void finish() {
        soFar().forEach(log::tell);
        finished = true;
    }

    private List<Problem> soFar() {
        List<Problem> problems = new ArrayList<>();
        if (finished) {
            return problems;
        }
        if (startLost >= 0) {
            problems.add(new Problem("lost", startLostLine, -1, startLost, "the start of the buffers was overwritten, " + startLost
                    + " events are missing, each CPU begins at a time of its own: nothing is concluded from what was before; a larger buffer_size_kb keeps more"));
        }
        if (losses > 0) {
            problems.add(new Problem("lost", firstLossLine, -1, lostUnknown ? -1 : lost, "events were lost " + times(losses) + ", first in line " + firstLossLine
                    + (lost > 0 ? ", " + lost + (lostUnknown ? " or more" : "") + " in all" : "")
                    + ": nothing is concluded across a loss; a larger buffer_size_kb or fewer events keep more"));
        }
        if (backs > 0) {
            problems.add(new Problem("unsorted", firstBackLine, firstBackOffset, backs, "time goes back " + times(backs) + ", first in line " + firstBackLine + " by "
                    + firstBackNs + " ns: events are put in order of time; was the clock local, or were files joined?"));
        }
        if (longLines > 0) {
            problems.add(new Problem("long-line", firstLongLine, firstLongOffset, longLines, longLines + " lines are longer than " + LineLoop.LONGEST
                    + " bytes, first line " + firstLongLine + ": only their beginning is read; is this a trace?"));
        }
        return problems;
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}

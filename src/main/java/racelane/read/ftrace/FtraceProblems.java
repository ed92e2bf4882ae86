package racelane.read.ftrace;

import racelane.read.LineLoop;
import racelane.read.ReadLog;

/** What limits the conclusions from one ftrace file, gathered while it is read and told once each. */
final class FtraceProblems {
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

    FtraceProblems(ReadLog log) {
        this.log = log;
    }

    void wentBack(long line, long offset, long ns) {
        if (backs++ == 0) {
            firstBackLine = line;
            firstBackOffset = offset;
            firstBackNs = ns;
        }
    }

    void lost(long count, long line) {
        if (losses++ == 0) {
            firstLossLine = line;
        }
        lostUnknown |= count < 0;
        lost += Math.max(count, 0);
    }

    void startLost(long count, long line) {
        startLost = count;
        startLostLine = line;
    }

    void badEnd(LineLoop.End end, long line, long offset) {
        if (end == LineLoop.End.FILE) {
            log.tell("truncated", line, offset, 1, "the last line has no line break: it may be cut, what stands there is shown; copy the file again");
        } else if (longLines++ == 0) {
            firstLongLine = line;
            firstLongOffset = offset;
        }
    }

    void finish(FtraceHeader header, int events, boolean counts, boolean untimed) {
        if (startLost >= 0) {
            log.tell("lost", startLostLine, -1, startLost, "the start of the buffers was overwritten, " + startLost
                    + " events are missing, each CPU begins at a time of its own: nothing is concluded from what was before; a larger buffer_size_kb keeps more");
        }
        if (losses > 0) {
            log.tell("lost", firstLossLine, -1, lostUnknown ? -1 : lost, "events were lost " + times(losses) + ", first in line " + firstLossLine
                    + (lost > 0 ? ", " + lost + (lostUnknown ? " or more" : "") + " in all" : "")
                    + ": nothing is concluded across a loss; a larger buffer_size_kb or fewer events keep more");
        }
        if (backs > 0) {
            log.tell("unsorted", firstBackLine, firstBackOffset, backs, "time goes back " + times(backs) + ", first in line " + firstBackLine + " by "
                    + firstBackNs + " ns: events are put in order of time; was the clock local, or were files joined?");
        }
        if (longLines > 0) {
            log.tell("long-line", firstLongLine, firstLongOffset, longLines, longLines + " lines are longer than " + LineLoop.LONGEST
                    + " bytes, first line " + firstLongLine + ": only their beginning is read; is this a trace?");
        }
        if (header.inBuffer > events) {
            log.tell("truncated", -1, -1, header.inBuffer - events, "the header says " + header.inBuffer + " entries, " + events
                    + " are here: the file is cut, nothing is concluded from its end; copy it again");
        }
        if (untimed) {
            log.tell("clock", -1, -1, -1, "the calls have no times: they stand in the order of the file, one unit apart; the option funcgraph-abstime prints times, funcgraph-proc tasks");
        }
        if (counts) {
            log.tell("clock", -1, -1, -1, "the times are whole numbers of a clock that counts (counter, x86-tsc): they order the events, but they are no nanoseconds; "
                    + "a trace clock like mono gives times");
        }
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}

package racelane.read.tracedat;

import racelane.trace.Context;
import racelane.trace.RecordSieve;

/** Looks for a word in the parts of a record's text one after the other, those first for which the record is not needed. */
final class WordSieve implements RecordSieve {
    private static final long SECOND = 1_000_000_000L;

    private final WordNeedle needle;
    private final DigitNeedle digits;
    private final LineWriter writer;
    private final RecordAt at;
    private final EventFormats formats;
    private final Numbers numbers;
    private final LineBytes room = new LineBytes();
    private final LineMemo memo = new LineMemo();
    /** Whether it can be so short and of such letters that it stands among the flags of a context. */
    private final boolean mayBeFlags;
    private final boolean mayBeCpu;
    private final boolean inIdle;
    private final boolean byIdle;
    /** By flags and depth: an answer plus one. */
    private final byte[] inFlags = new byte[1 << 12];
    private final EventFormat[] formatOf = new EventFormat[2_048];
    private final LineRuns[] runsOf = new LineRuns[2_048];
    private long second = Long.MIN_VALUE;
    private boolean inSecond;

    WordSieve(WordNeedle needle, LineWriter writer, RecordAt at, EventFormats formats, Numbers numbers) {
        this.needle = needle;
        this.digits = needle.digits();
        this.writer = writer;
        this.at = at;
        this.formats = formats;
        this.numbers = numbers;
        boolean letters = true;
        for (byte c : needle.word()) {
            letters &= c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == 'n' || c == 'h' || c == 's';
        }
        this.mayBeFlags = letters && needle.word().length <= 4;
        this.mayBeCpu = digits != null && digits.isDecimal() && digits.length() <= 5;
        this.inIdle = needle.inTaskOf(0);
        // A record whose task has no number that can be has no name either: only digits stand there.
        this.byIdle = inIdle || digits != null && digits.isDecimal();
    }

    @Override
    public Answer look(long offset, long timeNs, int name, int lane) {
        if (needle.inTask(lane) || digits != null && digits.isDecimal() && inTime(timeNs)) {
            return Answer.HOLDS;
        }
        boolean byRecord = mayBeFlags || mayBeCpu || byIdle && needle.isOfIdle(lane);
        if (!byRecord && !needle.inName(name)) {
            return Answer.NO;
        }
        if (!at.find(offset)) {
            return Answer.PERHAPS;
        }
        return inHead() || inRest() ? Answer.HOLDS : Answer.NO;
    }

    private boolean inTime(long timeNs) {
        long seconds = Math.floorDiv(timeNs, SECOND);
        if (seconds != second) {
            second = seconds;
            inSecond = needle.isIn(Long.toString(seconds));
        }
        return inSecond || digits.inDecimal(timeNs - seconds * SECOND, 9);
    }

    private boolean inHead() {
        int pid = formats.pid(at.bytes, at.from);
        return pid == 0 && inIdle || pid < 0 && needle.inTaskOf(pid) || mayBeCpu && digits.inDecimal(at.cpu(), 3) || mayBeFlags && inFlags();
    }

    private boolean inFlags() {
        int flags = formats.flags(at.bytes, at.from);
        int depth = formats.preempt(at.bytes, at.from) & 15;
        int slot = flags << 4 | depth;
        if (inFlags[slot] == 0) {
            String text = Context.text(Flags.context(flags)) + (depth == 0 ? "." : Integer.toHexString(depth));
            inFlags[slot] = (byte) (needle.isIn(text) ? 2 : 1);
        }
        return inFlags[slot] == 2;
    }

    private boolean inRest() {
        int type = formats.type(at.bytes, at.from);
        EventFormat format = format(type);
        LineRuns runs = format == null ? null : type < runsOf.length ? runsOf[type] : needle.runs(format);
        return runs == null ? writer.tail(at.bytes, at.from, at.to).holds(needle.word()) : runs.holds(new Event(format, numbers, at.bytes, at.from, at.to), room, memo);
    }

    private EventFormat format(int type) {
        if (type >= formatOf.length) {
            return formats.get(type);
        }
        if (formatOf[type] == null && formats.get(type) != null) {
            formatOf[type] = formats.get(type);
            runsOf[type] = needle.runs(formatOf[type]);
        }
        return formatOf[type];
    }
}

package racelane.read.tracedat;

import racelane.trace.RecordSieve;

/** Looks into a record only if its format leaves it open, and makes its text only if its bytes do. */
final class DatSieve implements RecordSieve {
    private final DatNeedle needle;
    private final LineWriter writer;
    private final RecordAt at;

    DatSieve(DatNeedle needle, LineWriter writer, RecordAt at) {
        this.needle = needle;
        this.writer = writer;
        this.at = at;
    }

    @Override
    public Answer look(long offset, long timeNs, int name, int lane) {
        DatNeedle.InTask task = needle.inTask(lane);
        if (task == DatNeedle.InTask.SURELY) {
            return Answer.HOLDS;
        }
        DatNeedle.Verdict verdict = task == DatNeedle.InTask.PERHAPS ? DatNeedle.Verdict.PERHAPS : needle.inName(name);
        if (verdict == DatNeedle.Verdict.NO) {
            return Answer.NO;
        }
        if (!at.find(offset)) {
            return Answer.PERHAPS;
        }
        boolean holds = switch (verdict) {
            case BYTES -> needle.isIn(at.bytes, at.from, at.to) && needle.isIn(writer.tail(at.bytes, at.from, at.to));
            case LOOK -> needle.isIn(writer.tail(at.bytes, at.from, at.to));
            default -> needle.isIn(writer.line(at.bytes, at.from, at.to, at.cpu(), timeNs));
        };
        return holds ? Answer.HOLDS : Answer.NO;
    }
}

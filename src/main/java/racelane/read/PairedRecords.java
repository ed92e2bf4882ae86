package racelane.read;

/**
 * Records of a line format of which each may be two rows: an event and its stack, a call and its return. The lowest
 * bit of an offset tells the second row from the first, the rest is where the record begins.
 */
public abstract class PairedRecords extends TextRecords<PairedRecords.Row> {
    /** Which row of a record is looked at. */
    public enum Row { FIRST, SECOND }

    protected PairedRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    /** The offset of a row whose record begins at a position. */
    public static long offset(long position, Row row) {
        return position << 1 | row.ordinal();
    }

    @Override
    protected final Row found(long offset, Row before) {
        return (offset & 1) == 0 ? Row.FIRST : Row.SECOND;
    }

    @Override
    public final long position(long offset) {
        return offset >>> 1;
    }
}

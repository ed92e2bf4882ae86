package racelane.timeline;

import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.lens.Deed;

/**
 * A count at a row, as it is written in a margin.
 *
 * @param text  {@code 1→2} where it changes, else its value; – where the object is freed; empty where nothing is known
 * @param moved whether it changes here
 * @param alarm whether it is zero, below, or saturated
 */
record CountAt(String text, boolean moved, boolean alarm) {
    private static final CountAt UNKNOWN = new CountAt("", false, false);

    static CountAt of(Analysis analysis, CountedObject object, RefcountCurve curve, int row) {
        int point = curve == null ? -1 : curve.pointAt(row);
        if (point < 0) {
            return UNKNOWN;
        }
        Life life = object.lifeAt(row);
        boolean here = curve.row(point) == row;
        if (!here && life.isFreed() && life.freeFromRow() <= row && curve.row(point) < life.freeFromRow()) {
            return new CountAt("–", false, false);
        }
        int value = curve.value(point);
        boolean alarm = value <= 0 || CountAxis.isSaturated(value);
        if (!here) {
            return curve.row(point) < life.bornRow() ? UNKNOWN : new CountAt(value(value), false, alarm);
        }
        boolean sameLife = point > 0 && curve.row(point - 1) >= life.bornRow();
        String before = sameLife && curve.value(point - 1) != value ? value(curve.value(point - 1)) + "→" : "";
        return new CountAt((!before.isEmpty() && !isSeen(analysis, object, curve, point) ? "~" : "") + before + value(value), true, alarm);
    }

    /** A change within one get or put is seen, if not its moment: nothing else can have made it. */
    private static boolean isSeen(Analysis analysis, CountedObject object, RefcountCurve curve, int point) {
        if (!curve.isInferred(point)) {
            return true;
        }
        Operation operation = analysis.operationAt(curve.changeFromRow(point));
        boolean moves = operation != null && (operation.deed() == Deed.GET || operation.deed() == Deed.PUT);
        return moves && operation.address() == object.address() && operation.lane() == curve.lane(point) && operation.endRow() >= curve.row(point);
    }

    /** A value as people read it: a saturated one is a word. */
    static String value(int value) {
        return CountAxis.isSaturated(value) ? "saturated" : Integer.toString(value);
    }
}

package racelane.session;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import racelane.lens.EventRule;
import racelane.lens.Meanings;
import racelane.timeline.EventWords;
import racelane.timeline.Timeline;
import racelane.trace.Lane;
import racelane.trace.Trace;

/**
 * Rows whose record, task or meaning contains a text, a stretch of rows at a time: what is found is told
 * while the rest is still being looked at. Records are searched as bytes where the text is ASCII; then only
 * ASCII letters have two cases.
 */
final class TextSearch {
    private static final int STRETCH = 1 << 16;

    private final Trace trace;
    private final Meanings meanings;
    private final EventWords words;
    private final String wanted;
    private final BooleanSupplier cancelled;
    /** The text as bytes, or null if it is not ASCII. */
    private final byte[] bytes;
    private final BitSet lanes = new BitSet();
    /** By rule, then by subject: whether entries of which the same is said fit. */
    private final Map<EventRule, Map<Long, Boolean>> said = new IdentityHashMap<>();

    /** @param wanted lower case, not empty */
    TextSearch(Timeline timeline, String wanted, BooleanSupplier cancelled) {
        this.trace = timeline.trace();
        this.meanings = timeline.analysis().meanings();
        this.words = timeline.words();
        this.wanted = wanted;
        this.cancelled = cancelled;
        boolean ascii = wanted.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        bytes = ascii ? wanted.getBytes(StandardCharsets.US_ASCII) : null;
        for (Lane lane : trace.lanes()) {
            // The label and every name it had: which of them counts at a row is looked at there.
            lanes.set(lane.index(), lane.comms().size() > 1 || contains(lane.name()));
        }
    }

    /** Tells the rows that fit, in order, at most {@code limit}; ends early when cancelled. */
    void rows(int fromRow, int toRow, int limit, IntConsumer found) {
        int left = limit;
        for (int from = fromRow; from < toRow && left > 0 && !cancelled.getAsBoolean(); from += STRETCH) {
            BitSet rows = stretch(from, Math.min(toRow, from + STRETCH));
            for (int bit = rows.nextSetBit(0); bit >= 0 && left > 0; bit = rows.nextSetBit(bit + 1), left--) {
                found.accept(from + bit);
            }
        }
    }

    private BitSet stretch(int from, int to) {
        BitSet rows = new BitSet(to - from);
        if (bytes == null) {
            for (int row = from; row < to && !cancelled.getAsBoolean(); row++) {
                text(rows, from, row);
            }
        } else {
            trace.candidates(bytes, from, to, row -> text(rows, from, row), cancelled);
        }
        for (int lane = lanes.nextSetBit(0); lane >= 0; lane = lanes.nextSetBit(lane + 1)) {
            int end = trace.positionOf(lane, to);
            for (int at = trace.positionOf(lane, from); at < end; at++) {
                int row = trace.rowOf(lane, at);
                if (contains(trace.laneOf(row).nameAt(trace.timeNs(row)))) {
                    rows.set(row - from);
                }
            }
        }
        // Only events that a lens speaks of are said in other words than their record's.
        for (int entry = meanings.entryFrom(from); entry < meanings.size() && meanings.row(entry) < to; entry++) {
            int row = meanings.row(entry);
            if (!rows.get(row - from) && isSaid(entry, row)) {
                rows.set(row - from);
            }
        }
        return rows;
    }

    private void text(BitSet rows, int from, int row) {
        if (contains(trace.text(row))) {
            rows.set(row - from);
        }
    }

    private boolean isSaid(int entry, int row) {
        if (!words.isOfSubject(entry)) {
            return contains(words.of(row, null));
        }
        return said.computeIfAbsent(meanings.rule(entry), rule -> new HashMap<>())
                .computeIfAbsent(meanings.subject(entry), subject -> contains(words.of(row, null)));
    }

    private boolean contains(String text) {
        int last = text.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}

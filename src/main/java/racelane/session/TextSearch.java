package racelane.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import racelane.lens.Meanings;
import racelane.timeline.EventWords;
import racelane.timeline.Timeline;
import racelane.trace.Candidates;
import racelane.trace.Lane;
import racelane.trace.Trace;
import racelane.trace.Workers;

/**
 * Rows whose record, task or meaning contains a text, a stretch of rows at a time: what is found is told
 * while the rest is still being looked at. Records are searched as bytes where the text is ASCII; then only
 * ASCII letters have two cases.
 */
final class TextSearch {
    /** Rows that one core looks at in one go. */
    static final int STRETCH = 1 << 16;
    /** What is found is told after so many stretches for each core. */
    private static final int STRETCHES_A_CORE = 4;

    private final Trace trace;
    private final Meanings meanings;
    private final EventWords words;
    private final String wanted;
    private final BooleanSupplier cancelled;
    /** The text as bytes, or null if it is not ASCII. */
    private final byte[] bytes;
    /** Whether every format keeps the text as it is said: none of its letters is ever written otherwise. */
    private final boolean plain;
    private final BitSet lanes = new BitSet();
    private final Workers workers;
    private final int stretchRows;
    /** One for each stretch that is looked at beside others. */
    private final List<SaidAlike> said = new ArrayList<>();

    /** @param wanted lower case, not empty */
    TextSearch(Timeline timeline, String wanted, Workers workers, int stretchRows, BooleanSupplier cancelled) {
        this.workers = workers;
        this.stretchRows = stretchRows;
        this.trace = timeline.trace();
        this.meanings = timeline.analysis().meanings();
        this.words = timeline.words();
        this.wanted = wanted;
        this.cancelled = cancelled;
        boolean ascii = wanted.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        bytes = ascii ? wanted.getBytes(StandardCharsets.US_ASCII) : null;
        plain = ascii && wanted.chars().noneMatch(c -> "\"\\/<>&'".indexOf(c) >= 0);
        for (Lane lane : trace.lanes()) {
            // The label under every name it had: which of them counts at a row is looked at there.
            lanes.set(lane.index(), lane.labels().stream().anyMatch(this::contains));
        }
    }

    /** Tells the rows that fit, in order, at most {@code limit}; ends early when cancelled. */
    void rows(int fromRow, int toRow, int limit, IntConsumer found) {
        int left = limit;
        int side = workers.cores() == 1 ? 1 : workers.cores() * STRETCHES_A_CORE;
        while (said.size() < side) {
            said.add(new SaidAlike(meanings, this::mayFit));
        }
        for (long first = fromRow; first < toRow && left > 0 && !cancelled.getAsBoolean(); first += (long) side * stretchRows) {
            int from = (int) first;
            for (BitSet rows : workers.together(stretches(from, toRow, side))) {
                for (int bit = rows.nextSetBit(0); bit >= 0 && left > 0; bit = rows.nextSetBit(bit + 1), left--) {
                    found.accept(from + bit);
                }
                from += stretchRows;
            }
        }
    }

    private List<Callable<BitSet>> stretches(int first, int toRow, int side) {
        List<Callable<BitSet>> tasks = new ArrayList<>();
        for (int i = 0; i < side && first + (long) i * stretchRows < toRow; i++) {
            int from = first + i * stretchRows;
            SaidAlike alike = said.get(i);
            tasks.add(() -> stretch(from, (int) Math.min(toRow, (long) from + stretchRows), alike));
        }
        return tasks;
    }

    private BitSet stretch(int from, int to, SaidAlike alike) {
        BitSet rows = new BitSet(to - from);
        if (bytes == null) {
            for (int row = from; row < to && !cancelled.getAsBoolean(); row++) {
                text(rows, from, row);
            }
        } else {
            trace.candidates(bytes, from, to, new Candidates() {
                @Override
                public void perhaps(int row) {
                    text(rows, from, row);
                }

                @Override
                public void surely(int row) {
                    rows.set(row - from);
                }
            }, cancelled);
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
            if (!rows.get(row - from) && fits(entry, row, alike)) {
                rows.set(row - from);
            }
        }
        return rows;
    }

    private boolean fits(int entry, int row, SaidAlike alike) {
        boolean ofSubject = words.isOfSubject(entry);
        if ((ofSubject || words.isOfTask(entry)) && !alike.fits(entry)) {
            return false;
        }
        return ofSubject || says(entry, row);
    }

    /** Of entries of which not the same is said: whether one of them may fit. */
    private boolean mayFit(int entry) {
        return words.isOfSubject(entry) ? contains(words.of(meanings.row(entry), null)) : words.allOfTask(entry).stream().anyMatch(this::contains);
    }

    private boolean says(int entry, int row) {
        String outline = plain ? words.outline(entry) : null;
        return (outline == null || Outlines.mayHold(outline, wanted)) && contains(words.of(row, null));
    }

    private void text(BitSet rows, int from, int row) {
        if (contains(trace.text(row))) {
            rows.set(row - from);
        }
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

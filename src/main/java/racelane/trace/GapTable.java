package racelane.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Where events were lost, while a trace is being built: a loss is open until its CPU's next event. */
final class GapTable {
    private final List<Gap> closed = new ArrayList<>();
    private final List<Gap> open = new ArrayList<>();
    private int[] lastRow = new int[16];
    private int seenCpus;
    private Gap startLost;

    GapTable() {
        Arrays.fill(lastRow, -1);
    }

    void lost(int cpu, long count, long line) {
        open.add(new Gap(cpu, last(cpu), -1, count, line));
    }

    /** The start of every CPU's buffer was overwritten. */
    void startLost(long count, long line) {
        startLost = new Gap(-1, -1, -1, count, line);
    }

    void appended(int cpu, int row) {
        if (cpu >= lastRow.length) {
            int old = lastRow.length;
            lastRow = Arrays.copyOf(lastRow, Math.max(cpu + 1, old * 2));
            Arrays.fill(lastRow, old, lastRow.length, -1);
        }
        began(cpu, row);
        for (int i = open.size() - 1; i >= 0; i--) {
            Gap gap = open.get(i);
            if (gap.cpu() == cpu) {
                closed.add(new Gap(cpu, gap.fromRow(), row, gap.lost(), gap.line()));
                open.remove(i);
            }
        }
        lastRow[cpu] = row;
    }

    /**
     * The oldest rows are let go: what is left begins as an overwritten buffer does, each CPU at a time of its own.
     *
     * @param rows  how many
     * @param lost  how many there were in all since the beginning
     * @param cpuOf CPU of a row that is left, and how many are left
     */
    void drop(int rows, long lost, IntUnaryOperator cpuOf, int left) {
        startLost = new Gap(-1, -1, -1, lost, -1);
        closed.removeIf(gap -> gap.toRow() < rows || gap.fromRow() < 0);
        closed.replaceAll(gap -> new Gap(gap.cpu(), Math.max(-1, gap.fromRow() - rows), gap.toRow() - rows, gap.lost(), gap.line()));
        open.replaceAll(gap -> new Gap(gap.cpu(), Math.max(-1, gap.fromRow() - rows), -1, gap.lost(), gap.line()));
        Arrays.fill(lastRow, -1);
        seenCpus = 0;
        for (int row = 0; row < left; row++) {
            began(cpuOf.applyAsInt(row), row);
            lastRow[cpuOf.applyAsInt(row)] = row;
        }
    }

    private void began(int cpu, int row) {
        if (lastRow[cpu] < 0) {
            seenCpus++;
            if (startLost != null) {
                closed.add(new Gap(cpu, -1, row, seenCpus == 1 ? startLost.lost() : -1, startLost.line()));
            }
        }
    }

    private int last(int cpu) {
        return cpu < lastRow.length ? lastRow[cpu] : -1;
    }

    /** All gaps; those still open reach to the end. {@code place} maps rows as appended to rows as ordered. */
    List<Gap> snapshot(int size, int[] place) {
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : closed) {
            gaps.add(new Gap(gap.cpu(), at(gap.fromRow(), place), at(gap.toRow(), place), gap.lost(), gap.line()));
        }
        for (Gap gap : open) {
            gaps.add(new Gap(gap.cpu(), at(gap.fromRow(), place), size, gap.lost(), gap.line()));
        }
        gaps.sort((a, b) -> Integer.compare(a.toRow(), b.toRow()));
        return List.copyOf(gaps);
    }

    private static int at(int row, int[] place) {
        return row < 0 || place == null ? row : place[row];
    }
}

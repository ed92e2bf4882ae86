package racelane.ui;

import racelane.timeline.InterleavingTable;

/**
 * Where the columns of the table stand at a width.
 *
 * @param width   of the table
 * @param count   of thread columns shown
 * @param threads that have a column in the model; where there are more than fit, the last column is shared
 */
record TableColumns(double width, int count, int threads) {
    static final double STEP = 16;
    static final double TIME = 84;
    static final double COUNT = 172;
    static final double TEXT = 262;
    /** A text may run into its neighbour's column, where mostly nothing stands: this is not the longest text's width. */
    private static final double NARROWEST = 230;
    static final int MOST = 6;

    static TableColumns none() {
        return new TableColumns(0, 0, 0);
    }

    static TableColumns of(InterleavingTable table, double width) {
        int threads = table.columns().size();
        int fit = Math.max(1, Math.min(MOST, (int) Math.floor((width - TEXT) / NARROWEST)));
        return new TableColumns(width, Math.min(fit, threads), threads);
    }

    double x(int column) {
        return TEXT + Math.floor((width - TEXT - 8) * column / Math.max(1, count));
    }

    /** Whether a column stands for several threads. */
    boolean isShared(int column) {
        return column == count - 1 && threads > count;
    }

    /** The column in which a thread's events stand; those without one of their own share the last. */
    int place(int column) {
        return Math.max(0, Math.min(count - 1, column < 0 ? count - 1 : column));
    }

    /** Whether an event has to name its thread, since it stands in a column that is not its thread's own. */
    boolean needsName(int column) {
        return column < 0 || isShared(place(column));
    }
}

package racelane.compare;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.ReportFrame;

/** A report's call trace laid beside a simulated stack: the longest run of frames that both have in the same order stands side by side. */
public final class StackBeside {
    private final List<Row> rows = new ArrayList<>();

    /**
     * One row; at least one side is there.
     *
     * @param reported  the report's frame, or null: the simulated stack has one more
     * @param simulated the simulated function, or null: it is missing there
     */
    public record Row(ReportFrame reported, String simulated) {
        public boolean isEqual() {
            return reported != null && simulated != null;
        }
    }

    private StackBeside() {}

    /** Both innermost first; compilers' suffixes make no difference. */
    public static StackBeside of(List<ReportFrame> reported, List<String> simulated) {
        int[][] longest = new int[reported.size() + 1][simulated.size() + 1];
        for (int i = reported.size() - 1; i >= 0; i--) {
            for (int j = simulated.size() - 1; j >= 0; j--) {
                longest[i][j] = same(reported.get(i), simulated.get(j)) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        StackBeside beside = new StackBeside();
        int i = 0;
        int j = 0;
        while (i < reported.size() || j < simulated.size()) {
            boolean both = i < reported.size() && j < simulated.size();
            if (both && same(reported.get(i), simulated.get(j))) {
                beside.rows.add(new Row(reported.get(i++), simulated.get(j++)));
            } else if (j >= simulated.size() || both && longest[i + 1][j] >= longest[i][j + 1]) {
                beside.rows.add(new Row(reported.get(i++), null));
            } else {
                beside.rows.add(new Row(null, simulated.get(j++)));
            }
        }
        return beside;
    }

    private static boolean same(ReportFrame frame, String function) {
        return plain(frame.symbol()).equals(plain(function));
    }

    /** The function without the suffixes that compilers add, as {@link ReportFrame#plainSymbol} has it. */
    static String plain(String symbol) {
        int dot = symbol.indexOf('.', 1);
        return dot < 0 ? symbol : symbol.substring(0, dot);
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Indices of the report's frames that the simulated stack has too. */
    List<Integer> equalFrames() {
        List<Integer> equal = new ArrayList<>();
        int index = 0;
        for (Row row : rows) {
            if (row.isEqual()) {
                equal.add(index);
            }
            index += row.reported() == null ? 0 : 1;
        }
        return equal;
    }

    public int equal() {
        return (int) rows.stream().filter(Row::isEqual).count();
    }

    /** Functions that the report has and the simulated stack has not, innermost first. */
    public List<String> missing() {
        return rows.stream().filter(row -> row.simulated() == null).map(row -> row.reported().symbol()).toList();
    }

    /** Functions that only the simulated stack has. */
    public List<String> extra() {
        return rows.stream().filter(row -> row.reported() == null).map(Row::simulated).toList();
    }
}

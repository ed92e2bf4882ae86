package racelane.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.timeline.InterleavingTable;
import racelane.timeline.LaneTitle;
import racelane.timeline.LaneKey;
import racelane.timeline.TableRow;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Machine;
import racelane.trace.Trace;
import racelane.trace.TraceFacts;

/**
 * An interleaving as plain text, in the form that kernel commit messages use: one column per thread, the
 * count and the locks in the margin, spaces only. A finding in focus is told by the few rows of its story; any other
 * view by the rows around its cursor.
 */
public final class TextDiagram {
    /** The width of a kernel mail. */
    public static final int COLUMNS = 72;
    private static final int MIN_COLUMNS = 40;
    private static final int MAX_THREADS = 3;
    private static final int AROUND = 20;
    /** Three columns stand closer than their texts are long: a text may run on to the right, where nothing else stands in its line. */
    private static final int LAST_CELL = 30;
    private static final int MIN_CELL = 9;
    /** Fewer columns have room for two threads only. */
    private static final int WIDE_ENOUGH = 66;
    /** Shorter folds are only counted at the end. */
    private static final int FOLD = 10;

    private final Timeline timeline;
    private final ViewState view;
    private final Trace trace;
    private final int columns;
    private final List<TableRow> rows = new ArrayList<>();
    private final List<Integer> threads = new ArrayList<>();
    private final InterleavingTable table;
    private final CountedObject object;
    private final String countName;
    private final StringBuilder out = new StringBuilder();
    private int stepWidth;
    private int countWidth;
    private int margin;
    private int cell;
    /** The rows between which the present line stands: whoever holds a lock all the while has a bar beside its column. */
    private int heldFrom = -1;
    private int heldTo = -1;
    private final Set<String> heldLocks = new TreeSet<>();

    private TextDiagram(Timeline timeline, ViewState view, int columns) {
        this.timeline = timeline;
        this.view = view;
        this.trace = timeline.trace();
        this.columns = columns;
        this.table = InterleavingTable.story(timeline, view);
        this.object = table.object();
        this.countName = table.countName();
        boolean story = view.onlyWhatMatters() && view.about() >= 0;
        int cursor = table.size() == 0 ? 0 : table.indexOf(view.cursorRow());
        for (int i = story ? 0 : Math.max(0, cursor - AROUND); i < (story ? table.size() : Math.min(table.size(), cursor + AROUND + 1)); i++) {
            rows.add(table.get(i));
        }
    }

    /**
     * The diagram of a view, lines ended by a line feed.
     *
     * @param columns the longest line; 40 at least
     * @throws IllegalArgumentException for fewer columns
     */
    public static String of(Timeline timeline, ViewState view, int columns) {
        if (columns < MIN_COLUMNS) {
            throw new IllegalArgumentException("text diagram: " + columns + " columns are too few for two threads; use " + MIN_COLUMNS + " or more");
        }
        return new TextDiagram(timeline, view, columns).write();
    }

    private String write() {
        if (rows.isEmpty()) {
            return " no events\n";
        }
        chooseThreads();
        measure();
        head();
        TableRow before = null;
        for (TableRow row : rows) {
            if (row.isFold()) {
                fold(row);
            } else if (threads.contains(row.lane())) {
                event(row, before);
                before = row;
            }
        }
        below();
        return out.toString();
    }

    /** Threads with most to tell, the finding's always; in the order of the lanes. */
    private void chooseThreads() {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.isFold()).forEach(row -> counts.merge(row.lane(), 1, Integer::sum));
        if (view.cursorRow() >= 0) {
            counts.computeIfPresent(trace.lane(view.cursorRow()), (lane, count) -> Integer.MAX_VALUE);
        }
        List<Integer> most = new ArrayList<>(counts.keySet());
        most.sort((a, b) -> Integer.compare(counts.get(b), counts.get(a)));
        int room = columns < WIDE_ENOUGH ? MAX_THREADS - 1 : MAX_THREADS;
        List<Integer> chosen = most.subList(0, Math.min(room, most.size()));
        timeline.lanes(view).stream().filter(LaneKey::isThread).map(LaneKey::id).filter(chosen::contains).forEach(threads::add);
        chosen.stream().filter(lane -> !threads.contains(lane)).forEach(threads::add);
    }

    private void measure() {
        stepWidth = Math.max(4, Long.toString(trace.step(rows.stream().mapToInt(TableRow::row).max().orElse(0))).length());
        countWidth = Math.max(countName.isEmpty() ? 4 : countName.length(), 6);
        for (TableRow row : rows) {
            countWidth = Math.max(countWidth, count(row).length());
        }
        margin = 1 + stepWidth + 2 + countWidth + 3;
        int room = columns - margin;
        cell = threads.size() < MAX_THREADS ? (room - 2 * (threads.size() - 1)) / threads.size()
                : Math.max(MIN_CELL, (room - LAST_CELL) / (threads.size() - 1) - 2);
    }

    private void head() {
        StringBuilder names = new StringBuilder(" " + MonoText.right("step", stepWidth) + "  " + MonoText.right(countName, countWidth) + "   ");
        StringBuilder rule = new StringBuilder(" " + "-".repeat(stepWidth) + "  " + "-".repeat(countWidth) + "   ");
        for (int lane : threads) {
            boolean last = lane == threads.get(threads.size() - 1);
            names.append(MonoText.left(heading(lane, last ? Math.max(1, columns - names.length()) : cell), cell)).append("  ");
            rule.append("-".repeat(last ? Math.max(1, columns - rule.length()) : cell)).append("  ");
        }
        line(names.toString());
        line(rule.toString());
    }

    /** The thread's name and, where there is room, the first functions it is seen in. */
    private String heading(int lane, int room) {
        LaneTitle title = LaneTitle.of(timeline, view, LaneKey.thread(lane));
        String name = MonoText.plain(title.name());
        String with = name + " (" + String.join(", ", title.functions()) + ")";
        if (!title.functions().isEmpty() && with.length() <= room) {
            return with;
        }
        String one = title.functions().isEmpty() ? name : name + " (" + title.functions().get(0) + ")";
        return one.length() <= room ? one : name.length() <= room ? name : name.substring(0, room);
    }

    /** The count as a margin has room for: {@code 1->2}, {@code sat} for a saturated one, ~ in front of what nobody saw. */
    private static String count(TableRow row) {
        String text = MonoText.plain(row.count()).replace("saturated", "sat");
        return text.startsWith("~") ? "~ " + text.substring(1) : text;
    }

    private void fold(TableRow row) {
        if (row.folded() >= FOLD && row.row() > 0) {
            heldFrom = row.row() - 1;
            heldTo = row.row() + row.folded() - 1;
            line(" ".repeat(margin) + "[" + row.folded() + " events left out]");
        }
    }

    private void event(TableRow row, TableRow before) {
        if (row.unordered() && before != null) {
            line(" " + MonoText.right("?", stepWidth) + " ".repeat(countWidth + 5) + "(which of these two came first is not known)");
        }
        heldFrom = row.row();
        heldTo = row.row();
        String count = count(row);
        boolean unseen = count.startsWith("~");
        if (unseen) {
            line(" ".repeat(1 + stepWidth + 2) + MonoText.right(count, countWidth));
        }
        String step = row.inferred() && !unseen ? MonoText.right("~", stepWidth) : MonoText.right(Long.toString(trace.step(row.row())), stepWidth);
        String shown = unseen || count.equals("-") ? "" : count;
        int column = threads.indexOf(row.lane());
        int width = threads.size() < MAX_THREADS ? cell : columns - margin - column * (cell + 2);
        List<String> lines = MonoText.wrap(" ".repeat(indent(row)) + text(row), width);
        for (int i = 0; i < lines.size(); i++) {
            String left = i == 0 ? " " + step + "  " + MonoText.right(shown, countWidth) + "   " : " ".repeat(margin);
            line(left + " ".repeat(column * (cell + 2)) + lines.get(i));
        }
        wrong(row);
    }

    /** Calls inside the one told before are indented; the outermost calls of the story are not. */
    private int indent(TableRow row) {
        int least = rows.stream().filter(one -> one.lane() == row.lane() && !one.isFold()).mapToInt(TableRow::depth).min().orElse(0);
        return 2 * Math.max(0, Math.min(2, row.depth() - least));
    }

    /** A return right after its own entry needs no name, an inferred event no aside that says so. */
    private String text(TableRow row) {
        int returns = row.text().lastIndexOf(") returns");
        int aside = row.inferred() && row.text().endsWith(")") ? row.text().lastIndexOf(" (") : -1;
        if (aside > 0) {
            // That it is inferred stands in the margin.
            return row.text().substring(0, aside);
        }
        if (returns < 0) {
            return row.text();
        }
        String call = row.text().substring(0, returns + 1);
        TableRow last = null;
        for (TableRow one : rows) {
            if (one.row() >= row.row() && !one.isFold()) {
                break;
            }
            last = !one.isFold() && one.lane() == row.lane() ? one : last;
        }
        return last != null && last.text().equals(call) ? "  " + row.text().substring(returns + 2) : row.text();
    }

    /** A line under the step that went wrong; the finding in focus is told in full. */
    private void wrong(TableRow row) {
        heldTo = -1;
        for (int index : row.findings()) {
            Finding finding = timeline.analysis().findings().get(index);
            boolean meant = index == view.about() || index == view.selection().finding();
            String text = "^ " + table.title(finding) + (meant ? ": " + finding.summary() : finding.certain() ? "" : " (not certain)");
            MonoText.wrap(text, columns - margin).forEach(line -> line(" ".repeat(margin) + line));
        }
    }

    private void below() {
        heldTo = -1;
        List<TableRow> others = rows.stream().filter(row -> !row.isFold() && !threads.contains(row.lane())).toList();
        out.append('\n');
        for (TableRow row : others) {
            String name = trace.lanes().get(row.lane()).nameAt(trace.timeNs(row.row()));
            List<String> lines = MonoText.wrap(name + ": " + row.text(), columns - stepWidth - 3);
            for (int i = 0; i < lines.size(); i++) {
                line(" " + MonoText.right(i == 0 ? Long.toString(trace.step(row.row())) : "", stepWidth) + "  " + lines.get(i));
            }
        }
        if (object != null) {
            note("#n: life n of " + object.name() + ", struct " + object.type().name() + " at " + Machine.hex(object.address()) + "; ~: not observed, inferred");
        }
        if (!heldLocks.isEmpty()) {
            note("|: holds " + String.join(" or ", heldLocks));
        }
        long told = rows.stream().filter(row -> !row.isFold()).count();
        TraceFacts facts = trace.facts();
        note(facts.file() + (facts.kernel() == null ? "" : ", Linux " + facts.kernel()) + ": " + (trace.size() - told) + " of " + trace.size() + " events left out");
    }

    private void note(String text) {
        MonoText.wrap(text, columns - 1).forEach(line -> line(" " + line));
    }

    private void line(String text) {
        StringBuilder line = new StringBuilder(text.stripTrailing());
        for (int column = 0; heldTo >= 0 && column < threads.size(); column++) {
            bar(line, column);
        }
        out.append(line).append('\n');
    }

    /** A bar in the gap left of a thread's column while it holds a lock that has a name, unless a text runs on through it. */
    private void bar(StringBuilder line, int column) {
        int at = margin + column * (cell + 2) - 2;
        Set<String> held = held(threads.get(column), heldFrom);
        held.retainAll(held(threads.get(column), heldTo));
        boolean gap = at >= line.length() || line.charAt(at) == ' ' && (at + 1 >= line.length() || line.charAt(at + 1) == ' ');
        if (!held.isEmpty() && gap) {
            heldLocks.addAll(held);
            line.append(" ".repeat(Math.max(0, at + 1 - line.length()))).setCharAt(at, '|');
        }
    }

    /** Named locks that a thread holds after a row; those without a name are mostly the same, seen by another probe. */
    private Set<String> held(int lane, int row) {
        return timeline.analysis().locks().ofLaneAt(lane, row).stream().filter(span -> span.holdsAt(row))
                .map(span -> timeline.analysis().locks().locks().get(span.lock()).name()).filter(name -> !name.startsWith("0x")).map(MonoText::plain)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

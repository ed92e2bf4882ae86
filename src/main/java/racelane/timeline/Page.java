package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import racelane.analysis.Finding;
import racelane.notes.Notes;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.TextMeasure;
import racelane.picture.Words;
import racelane.trace.TraceFacts;

/** The parts of a view composed to one picture: overview, ruler, headers and lanes; inspector, table and caption where asked for. */
public final class Page {
    /** What stands on a page beside the lanes. */
    public enum Part { INSPECTOR, TABLE, LEGEND, CAPTION }

    /** What a page has where nothing else is asked for: who knows the window needs no legend. */
    public static final Set<Part> USUAL = Set.of(Part.INSPECTOR, Part.TABLE, Part.CAPTION);

    private static final int OVERVIEW = 53;
    private static final int RULER = 24;
    private static final int CAPTION = 26;

    private final Timeline timeline;
    private final ViewState view;
    private final Set<Part> parts;
    private final Notes notes;
    private final int width;
    private final int height;
    private final List<Mark> marks = new ArrayList<>();

    private Page(Timeline timeline, ViewState view, int width, int height, Set<Part> parts, Notes notes) {
        this.notes = notes;
        this.timeline = timeline;
        this.view = view;
        this.width = width;
        this.height = height;
        this.parts = parts;
    }

    /** A page with the usual parts on it. */
    public static Picture of(Timeline timeline, ViewState view, int width, int height) {
        return of(timeline, view, width, height, USUAL);
    }

    /** @throws IllegalArgumentException for a page below 320 x 240 px or larger than a picture can be */
    public static Picture of(Timeline timeline, ViewState view, int width, int height, Set<Part> parts) {
        return of(timeline, view, width, height, parts, Notes.NONE);
    }

    /** @param notes whose numbers stand on the ruler */
    public static Picture of(Timeline timeline, ViewState view, int width, int height, Set<Part> parts, Notes notes) {
        if (width < 320 || height < 240) {
            throw new IllegalArgumentException("page: " + width + " x " + height + " px is too small to be read; choose 320 x 240 or more");
        }
        return new Page(timeline, view, width, height, parts, notes).compose();
    }

    private Picture compose() {
        int caption = parts.contains(Part.CAPTION) ? CAPTION : 0;
        int inspector = parts.contains(Part.INSPECTOR) && width >= 900 ? (int) Math.max(300, Math.min(420, Math.rint(width * 0.256))) : 0;
        int headers = Math.min(214, width / 4);
        int lanesWidth = width - headers - inspector;
        int legend = parts.contains(Part.LEGEND) ? LegendPainter.HEIGHT : 0;
        int body = height - OVERVIEW - RULER - caption - legend;
        InterleavingTable table = parts.contains(Part.TABLE) ? InterleavingTable.story(timeline, view) : null;
        int lanesHeight = lanesHeight(body, table);
        int top = OVERVIEW + RULER;
        put(timeline.overview(view, width, OVERVIEW), 0, 0);
        marks.add(Box.at(0, OVERVIEW, headers, RULER).filled(InkRole.PANEL.ink()));
        marks.add(Line.horizontal(0, headers, top - 0.5, Pen.hairline(InkRole.RULE.ink())));
        put(timeline.ruler(view, notes, lanesWidth, RULER), headers, OVERVIEW);
        put(timeline.headers(view, headers, lanesHeight), 0, top);
        put(timeline.lanes(view, lanesWidth, lanesHeight), headers, top);
        if (inspector > 0) {
            put(new InspectorPainter(timeline, view, notes, inspector, lanesHeight + RULER).paint(), width - inspector, OVERVIEW);
        }
        if (table != null && body - lanesHeight > 0) {
            put(new TablePainter(timeline, view, table, width, body - lanesHeight).paint(), 0, top + lanesHeight);
        }
        if (legend > 0) {
            put(new LegendPainter(width).paint(), 0, height - caption - legend);
        }
        if (caption > 0) {
            caption(lanesHeight);
        }
        return new Picture(width, height, title(), marks);
    }

    /** The lanes get what they need, the table what is left; where both want more, the table is content with three tenths. */
    private int lanesHeight(int body, InterleavingTable table) {
        if (table == null) {
            return body;
        }
        double wanted = timeline.layout(view).height();
        double forTable = Math.min(TablePainter.heightOf(table), Math.max(TablePainter.HEAD + 4 * TablePainter.ROW, body * 0.3));
        return (int) Math.rint(Math.max(Math.min(wanted, body - forTable), body - TablePainter.heightOf(table)));
    }

    private void put(Picture picture, double x, double y) {
        marks.add(Moved.to(picture, x, y));
    }

    private void caption(int lanesHeight) {
        double top = height - CAPTION;
        marks.add(Box.at(0, top, width, CAPTION).filled(InkRole.PANEL.ink()));
        marks.add(Line.horizontal(0, width, top + 0.5, Pen.hairline(InkRole.RULE.ink())));
        String right = right(lanesHeight);
        double rightWidth = TextMeasure.bundled().width(right, FontRole.SANS, 11.5);
        String left = TextMeasure.bundled().ellipsize(left(), FontRole.SANS, 11.5, Math.max(0, width - rightWidth - 48));
        marks.add(Words.at(16, top + 17, left, FontRole.SANS, 11.5).inked(InkRole.TEXT_DIM.ink()));
        marks.add(Words.at(width - 16.0, top + 17, right, FontRole.SANS, 11.5).ending().inked(InkRole.TEXT_DIM.ink()));
    }

    private String left() {
        TraceFacts facts = timeline.trace().facts();
        List<Finding> findings = timeline.analysis().findings();
        int finding = view.selection().finding();
        return facts.file() + (facts.kernel() == null ? "" : " · Linux " + facts.kernel()) + (view.cursorRow() < 0 ? "" : " · step " + timeline.trace().step(view.cursorRow()))
                + (finding < 0 || finding >= findings.size() ? "" : " · " + findings.get(finding).title() + (findings.get(finding).certain() ? "" : " (not certain)"))
                + (timeline.trace().isComplete() ? "" : " · still being read");
    }

    private String right(int lanesHeight) {
        int folded = timeline.trace().size() - timeline.rows(view).count();
        LaneLayout layout = timeline.layout(view);
        int below = 0;
        for (int i = 0; i < layout.places().size(); i++) {
            below += layout.screenTop(i, view.scrollPx()) >= lanesHeight ? 1 : 0;
        }
        List<String> inUse = timeline.analysis().meanings().inUse();
        String lenses = inUse.isEmpty() ? "no lens knows these events" : (inUse.size() == 1 ? "lens: " : "lenses: ") + String.join(", ", inUse);
        String fold = folded == 0 ? "" : " · " + (view.onlyWhatMatters() ? "only what matters (" : "(") + Times.number(folded) + " events folded)";
        return lenses + fold + (below == 0 ? "" : " · " + below + (below == 1 ? " lane" : " lanes") + " below");
    }

    private String title() {
        return timeline.trace().facts().file() + (view.cursorRow() < 0 ? "" : ", step " + timeline.trace().step(view.cursorRow()));
    }
}

package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.TextMeasure;
import racelane.picture.Words;
import racelane.trace.Trace;

/** The inspector as a picture, for pages. What does not fit at the bottom is left out, section by section. */
final class InspectorPainter {
    private static final double LEFT = 18;
    private static final double STEP_WIDTH = 50;
    /** Letters of a note that are looked at: more than a picture has room for. */
    private static final int MOST_OF_NOTE = 800;
    private static final TextMeasure MEASURE = TextMeasure.bundled();

    private final Timeline timeline;
    private final Trace trace;
    private final ViewState view;
    private final Notes notes;
    private final Inspector inspector;
    private final int width;
    private final int height;
    private final double valueX;
    private final List<Mark> marks = new ArrayList<>();
    private double y;

    /** @param notes of which those that cover the step are shown */
    InspectorPainter(Timeline timeline, ViewState view, Notes notes, int width, int height) {
        this.notes = notes;
        this.timeline = timeline;
        this.trace = timeline.trace();
        this.view = view;
        this.inspector = Inspector.of(timeline, view);
        this.width = width;
        this.height = height;
        this.valueX = Math.rint(width * 0.5);
    }

    Picture paint() {
        marks.add(Box.at(0, 0, width, height).filled(InkRole.PANEL.ink()));
        marks.add(Line.vertical(0.5, 0, height, Pen.hairline(InkRole.RULE.ink())));
        title();
        if (inspector.card() != null) {
            card(inspector.card());
        }
        notes();
        section("CHANGED", inspector.changed());
        section("WHO HOLDS " + inspector.held(), inspector.holders());
        locks();
        threads();
        raw();
        return new Picture(width, height, "inspector", marks);
    }

    private void title() {
        double whenWidth = MEASURE.width(inspector.when(), FontRole.MONO, 11.5);
        text(LEFT, 26, inspector.title(), FontRole.SANS_SEMIBOLD, 15, InkRole.TEXT.ink(), width - LEFT - whenWidth - 28);
        marks.add(Words.at(width - 18, 26, inspector.when(), FontRole.MONO, 11.5).ending().inked(InkRole.TEXT_DIM.ink()));
        if (inspector.lane() >= 0) {
            text(LEFT, 50, inspector.task(), FontRole.SANS_SEMIBOLD, 13, lane(inspector.lane()), width - 2 * LEFT);
            double x = LEFT + MEASURE.width(inspector.task(), FontRole.SANS_SEMIBOLD, 13) + 10;
            text(x, 50, inspector.event(), FontRole.MONO, 12, InkRole.TEXT.ink(), width - LEFT - x);
        }
        y = 66;
    }

    private void notes() {
        for (int stop : notes.at(view.cursorRow())) {
            Note note = notes.stops().get(stop);
            List<String> lines = TextFlow.lines(note.beginning(MOST_OF_NOTE), FontRole.SANS, 12.5, width - 64, 8);
            double boxHeight = lines.size() * 18 + 12;
            if (y + 30 + boxHeight > height || !heading("NOTE " + (stop + 1) + " OF " + notes.size() + (note.fromRow() == note.toRow() ? "" : " · " + note.place(trace)), 1)) {
                return;
            }
            marks.add(Box.at(14, y + 8, width - 28, boxHeight).rounded(6).filled(InkRole.CARD.ink()).edged(Pen.hairline(InkRole.CURSOR.ink())));
            double at = y + 26;
            for (String line : lines) {
                text(28, at, line, FontRole.SANS, 12.5, InkRole.TEXT.ink(), width - 56);
                at += 18;
            }
            y += 8 + boxHeight + 4;
        }
    }

    private void card(Inspector.Card card) {
        List<String> lines = TextFlow.lines(card.summary(), FontRole.SANS, 12.5, width - 64, 9);
        List<StepLine> told = told(card);
        if (!told.isEmpty()) {
            cardTold(card, lines, told);
            return;
        }
        List<String> steps = TextFlow.lines("rests on " + card.steps().stream().map(Inspector.Step::label).collect(Collectors.joining(" · ")),
                FontRole.MONO, 11.5, width - 64, 2);
        boolean rests = !card.steps().isEmpty();
        double cardHeight = 34 + lines.size() * 18 + (rests ? 4 + steps.size() * 17 : 0) + (card.certain() ? 0 : 17) + 8;
        marks.add(Box.at(14, y, width - 28, cardHeight).rounded(6).filled(InkRole.FINDING_PANEL.ink()).edged(Pen.hairline(InkRole.FINDING.ink())));
        double at = summary(card, lines) + 4;
        for (String line : rests ? steps : List.<String>of()) {
            text(28, at, line, FontRole.MONO, 11.5, InkRole.CURSOR.ink(), width - 56);
            at += 17;
        }
        y += cardHeight + 4;
    }

    /** A line of an explanation; only the first of a step has its label. */
    private record StepLine(String label, String text) {}

    /** The explanation step by step, if it leaves half of the height to the rest; else empty. */
    private List<StepLine> told(Inspector.Card card) {
        List<StepLine> told = new ArrayList<>();
        for (Inspector.Step step : card.steps()) {
            List<String> lines = TextFlow.lines(step.text(), FontRole.SANS, 11.5, width - 28 - 28 - STEP_WIDTH, 2);
            for (int i = 0; i < lines.size(); i++) {
                told.add(new StepLine(i == 0 ? step.label() : "", lines.get(i)));
            }
        }
        return told.size() * 16 + 120 <= height * 0.55 ? told : List.of();
    }

    private void cardTold(Inspector.Card card, List<String> lines, List<StepLine> told) {
        double cardHeight = 34 + lines.size() * 18 + (card.certain() ? 0 : 17) + 6 + told.size() * 16 + 6;
        marks.add(Box.at(14, y, width - 28, cardHeight).rounded(6).filled(InkRole.FINDING_PANEL.ink()).edged(Pen.hairline(InkRole.FINDING.ink())));
        double at = summary(card, lines) + 6;
        for (StepLine line : told) {
            text(28, at, line.label(), FontRole.MONO, 11.5, InkRole.CURSOR.ink(), STEP_WIDTH - 6);
            text(28 + STEP_WIDTH, at, line.text(), FontRole.SANS, 11.5, InkRole.TEXT.ink(), width - 56 - STEP_WIDTH);
            at += 16;
        }
        y += cardHeight + 4;
    }

    private double summary(Inspector.Card card, List<String> lines) {
        double at = y + 23;
        text(28, at, card.title(), FontRole.SANS_SEMIBOLD, 13.5, InkRole.FINDING.ink(), width - 56);
        at += 21;
        for (String line : lines) {
            text(28, at, line, FontRole.SANS, 12.5, InkRole.TEXT.ink(), width - 56);
            at += 18;
        }
        if (!card.certain()) {
            text(28, at, "not certain", FontRole.SANS_ITALIC, 11.5, InkRole.TEXT_DIM.ink(), width - 56);
            at += 17;
        }
        return at;
    }

    private boolean heading(String heading, int lines) {
        if (lines == 0 || y + 26 + 22 > height) {
            return false;
        }
        y += 26;
        text(LEFT, y, heading, FontRole.SANS_SEMIBOLD, 10.5, InkRole.TEXT_DIM.ink(), width - 2 * LEFT);
        return true;
    }

    private boolean line() {
        y += 21;
        return y + 6 <= height;
    }

    private void section(String heading, List<Inspector.Line> lines) {
        if (!heading(heading, lines.size())) {
            return;
        }
        for (Inspector.Line line : lines) {
            if (!line()) {
                return;
            }
            text(LEFT, y, line.name(), FontRole.SANS, 12.5, line.lane() < 0 ? InkRole.TEXT.ink() : lane(line.lane()), valueX - LEFT - 10);
            value(line);
        }
    }

    private void value(Inspector.Line line) {
        Ink ink = (line.alarm() ? InkRole.FINDING : line.before() == null ? InkRole.TEXT_DIM : InkRole.TEXT).ink();
        double x = valueX;
        if (line.before() != null) {
            String before = MEASURE.ellipsize(line.before() + "  →  ", FontRole.SANS, 12.5, (width - valueX) * 0.55);
            text(x, y, before, FontRole.SANS, 12.5, InkRole.TEXT_DIM.ink(), width - LEFT - x);
            x += MEASURE.width(before, FontRole.SANS, 12.5);
        }
        text(x, y, line.value(), line.alarm() ? FontRole.SANS_SEMIBOLD : FontRole.SANS, 12.5, ink, width - LEFT - x);
    }

    private void locks() {
        if (!heading("LOCKS", inspector.locks().size())) {
            return;
        }
        for (Inspector.LockLine lock : inspector.locks()) {
            if (!line()) {
                return;
            }
            text(LEFT, y, lock.name(), FontRole.SANS, 12.5, InkRole.TEXT.ink(), valueX - LEFT - 10);
            double x = valueX;
            for (int owner : lock.owners()) {
                x = text(x, y, name(owner), FontRole.SANS_SEMIBOLD, 12.5, lane(owner), width - LEFT - x) + 8;
            }
            text(x, y, lock.owners().isEmpty() ? "nobody" : lock.since(), FontRole.SANS, 12, InkRole.TEXT_DIM.ink(), width - LEFT - x);
            waiters(lock);
        }
    }

    private void waiters(Inspector.LockLine lock) {
        if (lock.waiters().isEmpty() || !line()) {
            return;
        }
        y -= 2;
        double x = text(valueX, y, "waits:", FontRole.SANS, 12, InkRole.TEXT_DIM.ink(), 60) + 5;
        for (int waiter : lock.waiters()) {
            x = text(x, y, name(waiter), FontRole.SANS, 12, lane(waiter), width - LEFT - x) + 8;
        }
    }

    private void threads() {
        if (!heading("THREADS", inspector.threads().size())) {
            return;
        }
        for (Inspector.Line line : inspector.threads()) {
            if (!line()) {
                return;
            }
            marks.add(Box.at(LEFT, y - 9, 9, 9).rounded(2).filled(lane(line.lane())));
            text(LEFT + 16, y, line.name(), FontRole.SANS, 12.5, InkRole.TEXT.ink(), 92);
            text(LEFT + 112, y, line.value(), FontRole.MONO, 11, InkRole.TEXT_DIM.ink(), width - 2 * LEFT - 112);
        }
    }

    private void raw() {
        List<String> lines = TextFlow.lines(inspector.raw(), FontRole.MONO, 10.5, width - 2 * LEFT, 4);
        if (inspector.raw().isEmpty() || y + 40 + lines.size() * 15 > height || !heading("RECORD", 1)) {
            return;
        }
        y += 4;
        for (String line : lines) {
            y += 15;
            text(LEFT, y, line, FontRole.MONO, 10.5, InkRole.TEXT_DIM.ink(), width - 2 * LEFT);
        }
    }

    /** Writes a text cut to its room and returns the pixel behind it. */
    private double text(double x, double baseline, String text, FontRole font, double size, Ink ink, double room) {
        String fitted = room <= 0 ? "" : MEASURE.ellipsize(text, font, size, room);
        if (!fitted.isEmpty()) {
            marks.add(Words.at(x, baseline, fitted, font, size).inked(ink));
        }
        return x + MEASURE.width(fitted, font, size);
    }

    private Ink lane(int lane) {
        return InkRole.lane(timeline.layout(view).ink(lane)).ink();
    }

    private String name(int lane) {
        return trace.lanes().get(lane).nameAt(trace.timeNs(Math.max(0, view.cursorRow())));
    }
}

package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.session.CodePlaces;
import racelane.source.Place;
import racelane.source.SourceAnswer;
import racelane.source.SourceFrame;
import racelane.source.SourceLines;

/**
 * Asks for files and lines of a step in the background, one step at a time: while an answer takes seconds
 * only the step that the cursor stands on then is asked next. Lives on the toolkit's thread.
 */
final class SourceAsker {
    private static final Told NOTHING = new Told(List.of(), List.of());
    private static final Line WAITING = new Line("looking for file and line …", false);

    private final SourceLines source;
    private final Background background;
    private final Runnable onAnswer;
    private Question wanted;
    private Question answered;
    private Told answer = NOTHING;
    private boolean asking;

    /** A line to show: {@code drivers/base/core.c:2391}, or why there is none. */
    record Line(String text, boolean known) {}

    /**
     * What is known by now.
     *
     * @param step  of the function at the cursor
     * @param stack one for each entry of the recorded stack
     */
    record Told(List<Line> step, List<Line> stack) {}

    /** Places of a step; null where the trace tells none. */
    private record Question(Place step, List<Place> stack) {}

    /**
     * @param source   null where nobody asked for files and lines: then nothing is said of them
     * @param onAnswer run when an answer has come that was waited for
     */
    SourceAsker(SourceLines source, Background background, Runnable onAnswer) {
        this.source = source;
        this.background = background;
        this.onAnswer = onAnswer;
    }

    /** What is known of a step. What is not is asked for. */
    Told of(Analysis analysis, int row, List<String> stack) {
        if (source == null || row < 0 || row >= analysis.trace().size()) {
            return NOTHING;
        }
        List<Place> places = new ArrayList<>();
        stack.forEach(entry -> places.add(CodePlaces.ofStackEntry(entry)));
        wanted = new Question(step(analysis, row), places);
        ask();
        return wanted.equals(answered) ? answer : new Told(List.of(WAITING), stack.stream().map(entry -> WAITING).toList());
    }

    /** Where the event stands in the code; of one that tells no place, the function that its thread is in. */
    private static Place step(Analysis analysis, int row) {
        Place place = CodePlaces.ofStep(analysis.trace(), row);
        CallSpan call = place == null ? CodePlaces.innermost(analysis, row) : null;
        return call == null ? place : CodePlaces.ofCall(analysis.trace(), call);
    }

    private void ask() {
        if (asking || wanted.equals(answered)) {
            return;
        }
        asking = true;
        Question question = wanted;
        background.run("source", job -> told(question), told -> answered(question, told),
                failure -> answered(question, new Told(List.of(new Line("no line: " + failure, false)), question.stack().stream().map(entry -> new Line("no line", false)).toList())));
    }

    private void answered(Question question, Told told) {
        asking = false;
        answered = question;
        answer = told;
        if (question.equals(wanted)) {
            onAnswer.run();
        } else {
            ask();
        }
    }

    private Told told(Question question) {
        return new Told(question.step() == null ? List.of(new Line("no line: the event tells no place in the code", false)) : lines(question.step()),
                question.stack().stream().map(place -> place == null ? new Line("no line: it names no place in the code", false) : joined(lines(place))).toList());
    }

    /** The inlined ones first, each with its function; then the line of the function itself. */
    private List<Line> lines(Place place) {
        SourceAnswer answer = source.at(place);
        if (!answer.isKnown()) {
            return List.of(new Line("no line: " + answer.why(), false));
        }
        List<Line> lines = new ArrayList<>();
        for (SourceFrame frame : answer.frames()) {
            lines.add(new Line(frame.where() + (frame.inlined() && frame.function() != null ? "  inlined " + frame.function() : "")
                    + (frame.text() == null ? "" : "\n    " + frame.text()), true));
        }
        return lines;
    }

    private static Line joined(List<Line> lines) {
        return new Line(String.join("\n", lines.stream().map(Line::text).toList()), lines.get(0).known());
    }
}

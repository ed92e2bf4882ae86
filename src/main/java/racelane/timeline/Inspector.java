package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Reference;
import racelane.analysis.State;
import racelane.trace.Trace;

/**
 * What the inspector shows at the cursor, as text.
 *
 * @param title   {@code Step 1711 of 6 054}
 * @param when    time and CPU
 * @param lane    the thread that did the step; -1 for an empty trace
 * @param task    its name
 * @param event   what it did
 * @param card    the finding that is meant, or null
 * @param changed what the step changed: name, before → after
 * @param held    what the holders hold: {@code device #2 (1)}, or empty
 * @param holders who holds references
 * @param locks   locks with owner and waiters
 * @param threads what each thread is inside of
 * @param raw     the raw record
 * @param stack   the call stack recorded with it, innermost first
 */
public record Inspector(String title, String when, int lane, String task, String event, Card card, List<Line> changed,
        String held, List<Line> holders, List<LockLine> locks, List<Line> threads, String raw, List<String> stack) {
    /**
     * A line: a name and what is to be said of it.
     *
     * @param lane   the thread it is about, for its ink; -1 if none
     * @param before the value before, or null
     * @param alarm  whether the value is one that no sound program reaches
     */
    public record Line(String name, String value, String before, int lane, boolean alarm) {}

    /** A lock: who holds it since when, who waits. */
    public record LockLine(String name, List<Integer> owners, String since, List<Integer> waiters) {}

    /**
     * A finding's card.
     *
     * @param finding index in the analysis' findings
     * @param steps   the steps it rests on, to be clicked
     */
    public record Card(int finding, String title, String summary, List<Step> steps, boolean certain) {}

    /** A step of an explanation. */
    public record Step(int row, String label, String text) {}

    /** What there is to say at the cursor of a view. */
    public static Inspector of(Timeline timeline, ViewState view) {
        return new Maker(timeline, view).make();
    }

    /** The card of a finding. */
    public static Card card(Analysis analysis, int index) {
        Finding finding = analysis.findings().get(index);
        List<Step> steps = finding.because().stream()
                .map(because -> new Step(because.row(), (because.inferred() ? "~" : "") + analysis.trace().step(because.row()), because.text())).toList();
        String title = capital(finding.title()) + " · step " + analysis.trace().step(finding.row())
                + (finding.rows().size() > 1 ? " · " + finding.rows().size() + " times" : "");
        return new Card(index, title, finding.summary(), steps, finding.certain());
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Puts the parts together. */
    private static final class Maker {
        private final Timeline timeline;
        private final Analysis analysis;
        private final Trace trace;
        private final ViewState view;
        private final int row;

        Maker(Timeline timeline, ViewState view) {
            this.timeline = timeline;
            this.analysis = timeline.analysis();
            this.trace = timeline.trace();
            this.view = view;
            this.row = view.cursorRow();
        }

        Inspector make() {
            if (row < 0 || row >= trace.size()) {
                return new Inspector("No events", "", -1, "", "", null, List.of(), "", List.of(), List.of(), List.of(), "", List.of());
            }
            State state = analysis.stateAt(row);
            LaneKey countLane = timeline.countLane(view);
            CountedObject main = countLane == null ? null : analysis.objects().get(countLane.id());
            String title = "Step " + trace.step(row) + " of " + Times.number(trace.steps());
            String when = Times.clock(trace.timeNs(row), trace.facts().tickNs()) + " s · CPU" + trace.cpu(row);
            State.ObjectState object = state.objects().stream().filter(one -> one.object() == main).findFirst().orElse(null);
            return new Inspector(title, when, trace.lane(row), name(trace.lane(row)), timeline.words().of(row, main), card(), changed(state),
                    object == null ? "" : object.life().label(), holders(object, countLane), locks(state), threads(state), trace.text(row),
                    analysis.stack(row));
        }

        private Card card() {
            int selected = view.selection().finding();
            for (int i = 0; i < analysis.findings().size(); i++) {
                if (selected < 0 && analysis.findings().get(i).row() == row) {
                    return Inspector.card(analysis, i);
                }
            }
            return selected < 0 || selected >= analysis.findings().size() ? null : Inspector.card(analysis, selected);
        }

        private List<Line> changed(State state) {
            return state.changed().stream().map(change -> new Line(change.what(), change.after() == null ? "unknown" : change.after(),
                    change.before(), -1, isAlarm(change.after()))).toList();
        }

        private static boolean isAlarm(String value) {
            return value != null && (value.equals("0") || value.startsWith("-") || value.contains("saturated") || value.contains("freed"));
        }

        private List<Line> holders(State.ObjectState object, LaneKey countLane) {
            if (object == null) {
                return List.of();
            }
            List<Line> lines = new ArrayList<>();
            for (Reference reference : object.holders()) {
                boolean stale = reference.life() != object.life().number();
                String since = reference.getRow() < 0 ? "since before the capture" : "since step " + trace.step(reference.fromRow());
                boolean itself = reference.holder().equals(Reference.THREAD) && reference.lane() >= 0;
                lines.add(new Line(itself ? name(reference.lane()) : reference.holder(), since + (stale ? ", taken on " + object.object().lives().get(reference.life() - 1).shortLabel() : ""), null, reference.lane(), stale));
            }
            Integer value = object.counts().get(countLane.count());
            String count = value == null ? "not observed" : CountAt.value(value);
            String name = countLane.count() == 0 ? "count" : object.object().curves().get(countLane.count()).name();
            lines.add(0, new Line(name, count + " · " + object.phase(), null, -1, value != null && value <= 0));
            return lines;
        }

        private List<LockLine> locks(State state) {
            return state.locks().stream().map(lock -> new LockLine(lock.lock().name(), lock.owners(),
                    lock.sinceRow() < 0 ? "" : "since " + trace.step(lock.sinceRow()), lock.waiters())).toList();
        }

        private List<Line> threads(State state) {
            List<Line> lines = new ArrayList<>();
            for (State.ThreadState thread : state.threads()) {
                String stack = thread.stack().stream().map(CallSpan::function).collect(Collectors.joining(" › "));
                String what = thread.state() == null ? "" : thread.state();
                lines.add(new Line(name(thread.lane()), what.isEmpty() ? stack : stack.isEmpty() ? what : what + " · " + stack, null, thread.lane(), false));
            }
            return lines;
        }

        private String name(int lane) {
            return trace.lanes().get(lane).nameAt(trace.timeNs(row));
        }
    }
}

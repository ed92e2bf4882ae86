package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import racelane.lens.Deed;
import racelane.lens.EventRule;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.trace.Body;
import racelane.trace.Problem;
import racelane.trace.Trace;

/** Walks a trace's meanings once, in order, then draws the conclusions. */
final class Analyst {
    private final Trace trace;
    private final Meanings meanings;
    private final ObjectTracker objects;
    private final CallTracker calls;
    private final LockTracker locks;
    private final Body body = new Body();

    private Analyst(Trace trace, Meanings meanings) {
        this.trace = trace;
        this.meanings = meanings;
        objects = new ObjectTracker(trace);
        Gaps gaps = new Gaps(trace.gaps());
        calls = new CallTracker(trace, gaps, objects);
        locks = new LockTracker(trace, gaps);
    }

    static Analysis analyse(Trace trace, Meanings meanings) {
        return new Analyst(trace, meanings).run();
    }

    private Analysis run() {
        GraphCalls graph = new GraphCalls(trace, meanings, calls);
        for (int entry = 0; entry < meanings.size(); entry++) {
            int row = meanings.row(entry);
            graph.upTo(row);
            graph.skip(row);
            // What an interrupt does is not the doing of the task it interrupted.
            if (!trace.isInterrupt(row)) {
                event(meanings.word(entry), meanings.rule(entry), meanings.subject(entry), row);
            }
        }
        graph.upTo(trace.size());
        calls.end();
        objects.end();
        List<OperationDraft> drafts = objects.operations();
        ReferenceLedger ledger = new ReferenceLedger(drafts);
        List<Operation> operations = new ArrayList<>();
        drafts.forEach(draft -> operations.add(draft.operation()));
        List<Problem> problems = new ArrayList<>(trace.problems());
        problems.addAll(calls.problems());
        List<CountedObject> counted = objects.objects();
        Analysis facts = new Analysis(trace, meanings, counted, new References(ledger.references()), List.copyOf(operations), calls.calls(),
                locks.locks(), ScheduleBuilder.of(trace, meanings), List.of(), List.of(), List.copyOf(problems), new AnalysisIndex(counted, operations));
        return facts.with(Findings.of(facts, drafts, ledger), Hypotheses.of(facts, drafts));
    }

    private void event(Word word, EventRule rule, long subject, int row) {
        switch (word) {
            case CALL, POINT -> {
                objects.windows().close(trace.lane(row), row);
                trace.body(row, body);
                calls.entry(rule.call(), row, body, word == Word.POINT);
            }
            case RETURN -> {
                objects.windows().close(trace.lane(row), row);
                trace.body(row, body);
                calls.exit(rule.call(), row, body);
            }
            case REQUEST, ACQUIRE, RELEASE, WAITED -> {
                if (rule.lock().name() != null) {
                    objects.windows().close(trace.lane(row), row);
                }
                locks.event(word, rule.lock(), subject, row);
            }
            case OPERATION -> {
                // Of memory that holds nothing counted any access would be a look into its body for nothing.
                if (rule.call().operation().deed() != Deed.ACCESS || objects.knows(subject)) {
                    objects.windows().close(trace.lane(row), row);
                    trace.body(row, body);
                    calls.whole(rule.call(), row, body);
                }
            }
            case FREE -> {
                trace.body(row, body);
                objects.freed(rule, subject, row, body);
            }
            case WARN -> warn(rule, subject, row);
            default -> { }
        }
    }

    private void warn(EventRule rule, long subject, int row) {
        if (rule.warning().value() != null) {
            trace.body(row, body);
            long value = body.number(rule.warning().value());
            objects.warned(subject, value == Body.NONE ? null : value, row);
        }
    }
}

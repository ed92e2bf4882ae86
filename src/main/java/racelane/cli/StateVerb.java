package racelane.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.Reference;
import racelane.analysis.State;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state at a step. */
@Command(name = "state", mixinStandardHelpOptions = true, description = "the state at a step: counts, holders, locks with owner and waiters, call stacks")
final class StateVerb extends JsonVerb {
    @Option(names = "--at", paramLabel = "STEP", required = true, description = "the step, from 1; the state is the one after it")
    int step;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Override
    public Integer call() throws Exception {
        Analysis analysis = open();
        if (step < 1 || step > analysis.trace().size()) {
            throw new VerbException("--at " + step + ": there is no such step, " + analysis.trace().facts().file() + " has 1 to " + analysis.trace().size());
        }
        State state = analysis.stateAt(step - 1);
        try (StepSource lines = source.open()) {
            if (json) {
                Json.print(out(), document(analysis, state, lines));
            } else {
                print(analysis, state, lines);
            }
        }
        return Exit.FINE;
    }

    private static String name(Trace trace, int lane, int row) {
        return trace.lanes().get(lane).nameAt(trace.timeNs(row));
    }

    static ObjectNode document(Analysis analysis, State state, StepSource lines) {
        Trace trace = analysis.trace();
        int row = state.row();
        ObjectNode document = Json.object().put("step", row + 1).put("timeNs", trace.timeNs(row)).put("lane", name(trace, trace.lane(row), row)).put("event", trace.eventName(row));
        if (lines.isWanted()) {
            StepSource.json(document, "source", lines.ofStep(trace, row));
            ArrayNode recorded = document.putArray("recordedStack");
            lines.ofStack(trace, row).forEach(answer -> StepSource.json(recorded, answer));
        }
        ArrayNode objects = document.putArray("objects");
        for (State.ObjectState object : state.objects()) {
            ObjectNode node = objects.addObject().put("name", object.life().label()).put("count", object.count()).put("life", object.life().number())
                    .put("address", Json.address(object.object().address())).put("phase", object.phase());
            ArrayNode holders = node.putArray("holders");
            for (Reference reference : object.holders()) {
                holders.addObject().put("lane", name(trace, reference.lane(), reference.getRow())).put("count", 1).put("step", reference.getRow() + 1).put("holder", reference.holder());
            }
        }
        ArrayNode locks = document.putArray("locks");
        for (State.LockState lock : state.locks()) {
            ObjectNode node = locks.addObject().put("name", lock.lock().name()).put("owner", lock.owners().isEmpty() ? null : name(trace, lock.owners().get(0), row));
            Json.step(node, "since", lock.sinceRow());
            ArrayNode waiters = node.putArray("waiters");
            lock.waiters().forEach(lane -> waiters.add(name(trace, lane, row)));
        }
        ArrayNode threads = document.putArray("threads");
        for (State.ThreadState thread : state.threads()) {
            ObjectNode node = threads.addObject().put("lane", name(trace, thread.lane(), row)).put("state", thread.state());
            Json.number(node, "cpu", thread.cpu());
            ArrayNode stack = node.putArray("stack");
            thread.stack().stream().map(CallSpan::function).forEach(stack::add);
            if (lines.isWanted()) {
                ArrayNode places = node.putArray("source");
                ArrayNode callers = node.putArray("calledAt");
                for (CallSpan call : thread.stack()) {
                    StepSource.json(places, lines.ofCall(trace, call));
                    StepSource.json(callers, lines.ofCaller(trace, call));
                }
            }
        }
        ArrayNode changed = document.putArray("changed");
        state.changed().forEach(change -> changed.addObject().put("what", change.what()).put("before", change.before()).put("after", change.after()));
        return document;
    }

    private void print(Analysis analysis, State state, StepSource lines) {
        Trace trace = analysis.trace();
        int row = state.row();
        out().printf(Locale.ROOT, "step %d of %d, %s, CPU %d, %s%n%s%n", row + 1, trace.size(), TimeText.seconds(trace.timeNs(row)), trace.cpu(row), name(trace, trace.lane(row), row), trace.text(row).strip());
        if (lines.isWanted()) {
            StepSource.print(out(), "source   ", "", lines.ofStep(trace, row));
            lines.ofStack(trace, row).forEach(answer -> StepSource.print(out(), "stack    ", "", answer));
        }
        state.changed().forEach(change -> out().printf(Locale.ROOT, "changed  %s: %s -> %s%n", change.what(), change.before() == null ? "?" : change.before(), change.after()));
        for (State.ObjectState object : state.objects()) {
            out().printf(Locale.ROOT, "object   %s: count %s, %s%n", object.life().label(), object.count() == null ? "unknown" : object.count(), object.phase());
            object.holders().forEach(reference -> out().printf(Locale.ROOT, "           held by %s since step %d (%s)%n", reference.holder(), reference.getRow() + 1, name(trace, reference.lane(), reference.getRow())));
        }
        for (State.LockState lock : state.locks()) {
            String owner = lock.owners().isEmpty() ? "nobody" : name(trace, lock.owners().get(0), row) + " since step " + (lock.sinceRow() + 1);
            String waiters = lock.waiters().isEmpty() ? "" : ", awaited by " + String.join(", ", lock.waiters().stream().map(lane -> name(trace, lane, row)).toList());
            out().printf(Locale.ROOT, "lock     %s: held by %s%s%n", lock.lock().name(), owner, waiters);
        }
        for (State.ThreadState thread : state.threads()) {
            out().printf(Locale.ROOT, "thread   %s: %s, CPU %d, in %s%n", name(trace, thread.lane(), row), thread.state() == null ? "state unknown" : thread.state(), thread.cpu(),
                    thread.stack().isEmpty() ? "nothing a lens knows" : String.join(" > ", thread.stack().stream().map(CallSpan::function).toList()));
            for (CallSpan call : lines.isWanted() ? thread.stack() : List.<CallSpan>of()) {
                StepSource.print(out(), "           ", "", lines.ofCall(trace, call));
                StepSource.print(out(), "             ", "called in ", lines.ofCaller(trace, call));
            }
        }
    }
}

package racelane.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import racelane.scenario.Program;
import racelane.sim.BoundReached;
import racelane.sim.Deed;
import racelane.sim.Machine;
import racelane.sim.MachineState;
import racelane.sim.Schedule;
import racelane.sim.Watched;

/**
 * What can be done next: the thread of the next event goes on towards it, or another thread does something that
 * the capture would not have shown. The likeliest comes first.
 */
final class Moves {
    /** Is told why an event could not be done, each time. */
    interface Listener {
        void refused(Refusal refusal);
    }

    private final Program program;
    private final Watched watched;
    private final List<CaptureEvent> events;
    private final Vocabulary vocabulary;
    private final Match match;
    private final Map<Integer, String> told;
    private final Listener listener;
    /** Lane → index of its last event. */
    private final int[] lastOf;

    Moves(Program program, Watched watched, List<CaptureEvent> events, Vocabulary vocabulary, Map<Integer, String> told, int lanes, Listener listener) {
        this.program = program;
        this.watched = watched;
        this.events = events;
        this.vocabulary = vocabulary;
        this.match = new Match(program, watched);
        this.told = told;
        this.listener = listener;
        this.lastOf = new int[lanes];
        java.util.Arrays.fill(lastOf, -1);
        for (int i = 0; i < events.size(); i++) {
            lastOf[events.get(i).lane()] = i;
        }
    }

    /** Where a search begins. */
    Position first(MachineState state) {
        int[] laneOf = new int[state.threadCount()];
        java.util.Arrays.fill(laneOf, -1);
        List<List<Deed>> owed = new ArrayList<>();
        for (int thread = 0; thread < state.threadCount(); thread++) {
            owed.add(shown(watched.inside(state, thread), state, Bindings.NONE, 0));
        }
        return new Position(0, state, laneOf, owed, Bindings.NONE, null, null);
    }

    /** Everything that can come next, the likeliest first. */
    List<Position> from(Position at) {
        CaptureEvent event = events.get(at.next);
        if (event.kind() == CaptureEvent.Kind.FREE && at.bindings.place(event.address()) == null) {
            return List.of(at.skipped());
        }
        List<Position> next = new ArrayList<>();
        int player = at.playerOf(event.lane());
        List<Integer> candidates = player >= 0 ? List.of(player) : free(at, event.lane());
        for (int thread : candidates) {
            forward(at.playing(thread, event.lane()), thread, event, next);
        }
        if (candidates.isEmpty() && !event.optional()) {
            listener.refused(new Refusal(at, -1, "no thread of the model is free to do it", null, 0));
        }
        if (event.optional()) {
            next.add(at.skipped());
        }
        for (int thread = 0; thread < at.state.threadCount(); thread++) {
            if (at.laneOf(thread) >= 0 && thread != player && isClear(at.owed(thread)) && at.state.isLive(thread)) {
                step(at, thread, null, next);
            }
        }
        return next;
    }

    /** Threads that play no lane any more or never did; those that never did come first. */
    private List<Integer> free(Position at, int lane) {
        List<Integer> fresh = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        for (int thread = 0; thread < at.state.threadCount(); thread++) {
            String wanted = told.get(lane);
            if (thread == watched.machine().initThread() || !at.state.isLive(thread) || wanted != null && !wanted.equals(watched.machine().name(thread))) {
                continue;
            }
            if (at.laneOf(thread) < 0) {
                if (!isLikeOneOf(fresh, thread)) {
                    fresh.add(thread);
                }
            } else if (lastOf[at.laneOf(thread)] < at.next) {
                done.add(thread);
            }
        }
        fresh.addAll(done);
        return fresh;
    }

    /** Of threads that are alike and have not begun, one is as good as the other. */
    private boolean isLikeOneOf(List<Integer> fresh, int thread) {
        if (program.selfUsed || thread >= program.threads.size()) {
            return false;
        }
        int group = program.threads.get(thread).group();
        return fresh.stream().anyMatch(other -> other < program.threads.size() && program.threads.get(other).group() == group);
    }

    private static boolean isClear(List<Deed> owed) {
        for (Deed deed : owed) {
            if (deed.kind() != Deed.Kind.FOUND) {
                return false;
            }
        }
        return true;
    }

    /** The thread of the next event goes on towards it. */
    private void forward(Position at, int thread, CaptureEvent event, List<Position> into) {
        List<Deed> owed = at.owed(thread);
        for (int i = 0; i < owed.size(); i++) {
            Deed deed = owed.get(i);
            Match.Answer answer = match.of(event, deed, at.bindings, at.state);
            if (answer.bindings() != null) {
                into.add(at.met(thread, owed.subList(i + 1, owed.size()), answer.bindings()));
                return;
            }
            if (deed.kind() != Deed.Kind.FOUND) {
                refuse(at, thread, event, deed, answer, at.state);
                return;
            }
        }
        long lock = watched.lockAhead(at.state, thread);
        if (event.kind() == CaptureEvent.Kind.REQUEST && lock != 0 && ModelNames.isSameLock(watched.name(at.state, lock), event.lock())) {
            into.add(at.met(thread, List.of(), at.bindings));
            return;
        }
        if (!at.state.isLive(thread)) {
            refuse(at, event, new Refusal(at, thread, "the model's thread has ended", null, 0));
            return;
        }
        step(at, thread, event, into);
    }

    /** One step of a thread, with each of its choices; for an event, or beside it where that is null. */
    private void step(Position at, int thread, CaptureEvent event, List<Position> into) {
        Machine machine = watched.machine();
        boolean any = false;
        try {
            boolean can = watched.step(at.state, thread);
            while (true) {
                any |= can;
                if (can) {
                    done(at, thread, event, into);
                }
                if (!machine.nextChoices()) {
                    break;
                }
                can = watched.again(at.state, thread);
            }
        } catch (BoundReached bound) {
            if (event != null) {
                refuse(at, event, new Refusal(at, thread, "the model's thread meets a bound of the machine: " + bound.getMessage(), null, 0));
            }
            return;
        }
        if (!any && event != null) {
            long lock = watched.lockAhead(at.state, thread);
            int owner = lock == 0 ? -1 : watched.owner(at.state, lock);
            String why = owner >= 0 ? watched.name(at.state, lock) + " is held by " + machine.name(owner) : "the model's thread waits";
            refuse(at, event, new Refusal(at, thread, why, "waits in line " + watched.line(at.state, thread), lock));
        }
    }

    private void done(Position at, int thread, CaptureEvent event, List<Position> into) {
        MachineState after = watched.machine().result();
        Schedule.Pick pick = Schedule.Pick.of(watched.machine().name(thread), watched.machine().choices());
        List<Deed> deeds = shown(watched.deeds(), after, at.bindings, at.next);
        if (deeds.stream().noneMatch(Deed::isShared) && (event == null || event.kind() != CaptureEvent.Kind.FOUND)) {
            into.add(at.stepped(thread, after, pick, deeds, at.bindings, false));
            return;
        }
        if (event == null) {
            return;
        }
        for (int i = 0; i < deeds.size(); i++) {
            Match.Answer answer = match.of(event, deeds.get(i), at.bindings, after);
            if (answer.bindings() != null) {
                into.add(at.stepped(thread, after, pick, deeds.subList(i + 1, deeds.size()), answer.bindings(), true));
                return;
            }
            if (deeds.get(i).isShared()) {
                refuse(at, thread, event, deeds.get(i), answer, after);
                return;
            }
        }
        into.add(at.stepped(thread, after, pick, deeds, at.bindings, false));
    }

    /** What of a step's deeds the capture would have shown, and what was found. */
    private List<Deed> shown(List<Deed> deeds, MachineState state, Bindings bindings, int next) {
        List<Deed> shown = new ArrayList<>();
        for (Deed deed : deeds) {
            boolean lock = deed.kind() == Deed.Kind.LOCK || deed.kind() == Deed.Kind.UNLOCK;
            boolean free = deed.kind() == Deed.Kind.FREE && isFreeShown(deed.slot(), bindings, next);
            if (deed.kind() == Deed.Kind.FOUND || free || vocabulary.shows(deed, lock ? watched.name(state, deed.pointer()) : null)) {
                shown.add(deed);
            }
        }
        return shown;
    }

    /** Whether the free of what lies in a slot is among the events to come. */
    private boolean isFreeShown(int slot, Bindings bindings, int next) {
        long address = slot < 0 ? 0 : bindings.address(Bindings.Place.in(slot));
        for (int i = next; address != 0 && i < events.size(); i++) {
            CaptureEvent event = events.get(i);
            if (event.address() == address && (event.kind() == CaptureEvent.Kind.FREE || event.born())) {
                return event.kind() == CaptureEvent.Kind.FREE;
            }
        }
        return false;
    }

    private void refuse(Position at, CaptureEvent event, Refusal refusal) {
        if (!event.optional()) {
            listener.refused(refusal);
        }
    }

    private void refuse(Position at, int thread, CaptureEvent event, Deed instead, Match.Answer answer, MachineState state) {
        String does = words(instead, state);
        String why = answer.why() != null ? answer.why() : "the model's thread does something else first";
        refuse(at, event, new Refusal(at, thread, why, answer.same() ? null : does, 0));
    }

    /** What a deed is, for people: {@code calls f (line 12)}. */
    private String words(Deed deed, MachineState state) {
        String object = watched.name(state, deed.pointer());
        String what = switch (deed.kind()) {
            case CALL -> "calls " + deed.function();
            case RETURN -> "returns from " + deed.function();
            case LOCK -> "takes " + object;
            case UNLOCK -> "gives back " + object;
            case GET -> "takes a reference on " + object + ", " + deed.before() + " → " + deed.after();
            case PUT -> "gives back a reference on " + object + ", " + deed.before() + " → " + deed.after();
            case SET_COUNT -> "sets " + object;
            case FREE -> "frees " + object;
            case FOUND -> "meets " + deed.finding().kind().word();
        };
        return what + (deed.line() > 0 ? " (line " + deed.line() + ")" : "");
    }
}

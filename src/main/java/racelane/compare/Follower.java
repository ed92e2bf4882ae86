package racelane.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.explore.Initials;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Value;
import racelane.sim.Deed;
import racelane.sim.Schedule;
import racelane.sim.Watched;

/**
 * Searches for steps of one program that do a capture's events in their order. Depth first, the likeliest first;
 * states that were met at the same event are not looked at again. An event is forbidden if every way of getting
 * to it ends there.
 */
final class Follower {
    private static final int MOST_OTHERS = 3;
    private final Analysis analysis;
    private final Program program;
    private final ReuseMode reuse;
    private final Captured captured;
    private final Watched watched;
    private final FollowLimits limits;
    private final Moves moves;
    private final Set<Key> seen = new HashSet<>();
    private Refusal refusal;
    private final List<String> others = new ArrayList<>();

    /** What two positions must agree in to be the same: 128 bits of it. */
    private record Key(long high, long low) {}

    /** @param told lane → thread, for lanes of which the player is told */
    Follower(Analysis analysis, Program program, ReuseMode reuse, Captured captured, Map<Integer, String> told, FollowLimits limits) {
        this.analysis = analysis;
        this.program = program;
        this.reuse = reuse;
        this.captured = captured;
        this.limits = limits;
        this.watched = new Watched(program, reuse);
        this.moves = new Moves(program, watched, captured.events(), captured.vocabulary(), told, analysis.trace().lanes().size(), this::refused);
    }

    /** Follows as far as it goes. */
    Followed follow(Stretch stretch) {
        Position farthest = null;
        String stoppedBy = null;
        List<Initials.Initial> initials = Initials.of(watched.machine());
        Initials.Initial from = initials.get(0);
        Initials.Initial farthestFrom = from;
        FollowLimits.Watch watch = limits.watch();
        search:
        for (Initials.Initial initial : initials) {
            Deque<Position> open = new ArrayDeque<>();
            open.push(moves.first(initial.state()));
            while (!open.isEmpty()) {
                Position at = open.pop();
                if (farthest == null || at.next > farthest.next) {
                    farthest = at;
                    farthestFrom = initial;
                    watch.farther(seen.size());
                }
                if (at.next == captured.events().size()) {
                    break search;
                }
                if (!seen.add(key(at))) {
                    continue;
                }
                stoppedBy = watch.reached(seen.size());
                if (stoppedBy != null) {
                    break search;
                }
                List<Position> next = moves.from(at);
                for (int i = next.size() - 1; i >= 0; i--) {
                    open.push(next.get(i));
                }
            }
        }
        boolean reached = farthest.next == captured.events().size();
        return result(stretch, farthest, farthestFrom, reached ? null : stoppedBy);
    }

    private Key key(Position at) {
        long[] print = watched.fingerprint(at.state);
        long high = print[0] ^ at.next * 0x9e3779b97f4a7c15L;
        long low = print[1] + at.next;
        for (int lane : at.laneOf) {
            high = mix(high, lane);
        }
        for (Map.Entry<Long, Bindings.Place> entry : at.bindings.all().entrySet()) {
            int number = watched.numberOf(entry.getValue().slot());
            if (number != 0 || entry.getValue().slot() == 0) {
                high = mix(high, entry.getKey() * 31 + number);
                low = mix(low, (long) number << 20 | entry.getValue().base() & 0xfffff);
            }
        }
        for (int thread = 0; thread < at.owingThreads(); thread++) {
            for (Deed deed : at.owed(thread)) {
                low = mix(low, (long) thread << 40 | (long) deed.kind().ordinal() << 32 | deed.function().hashCode() & 0xffffffffL);
            }
        }
        return new Key(high, low);
    }

    private static long mix(long into, long value) {
        long mixed = (into ^ value * 0x87c37b91114253d5L) * 0x4cf5ad432745937fL;
        return mixed ^ mixed >>> 29;
    }

    /** Of the refusals of the farthest event the first is told, on the way that was the likeliest; some others beside it. */
    private void refused(Refusal next) {
        if (refusal == null || next.at().next > refusal.at().next) {
            refusal = next;
            others.clear();
        } else if (next.at().next == refusal.at().next) {
            String other = next.why() + (next.instead() == null ? "" : ": it " + next.instead());
            if (others.size() < MOST_OTHERS && !next.why().equals(refusal.why()) && !others.contains(other)) {
                others.add(other);
            }
        }
    }

    private Followed result(Stretch stretch, Position farthest, Initials.Initial from, String stoppedBy) {
        boolean reached = farthest.next == captured.events().size();
        boolean explained = !reached && refusal != null && refusal.at().next == farthest.next;
        Position at = explained ? refusal.at() : farthest;
        List<Schedule.Pick> picks = new ArrayList<>();
        from.choices().forEach(choices -> picks.add(Schedule.Pick.of("init", choices)));
        picks.addAll(at.picks());
        return new Followed(program, reuse, Map.of(), Map.of(), stretch, captured.events().size(), at.next, new Schedule(picks), met(at), players(at), objects(at),
                captured.passedOver(), captured.begunBefore(), reached ? null : forbidden(at, explained), stoppedBy, seen.size());
    }

    private Followed.Forbidden forbidden(Position at, boolean explained) {
        CaptureEvent event = captured.events().get(at.next);
        int thread = explained ? refusal.thread() : at.playerOf(event.lane());
        String why = explained ? refusal.why() : "no way was found in time to do it";
        long lock = explained ? refusal.lock() : 0;
        int owner = lock == 0 ? -1 : watched.owner(at.state, lock);
        return new Followed.Forbidden(event.row(), event.lane(), event.words(), thread < 0 ? null : watched.machine().name(thread), why,
                explained ? refusal.instead() : null, thread < 0 ? 0 : watched.line(at.state, thread), lock == 0 ? null : watched.name(at.state, lock),
                owner < 0 ? null : watched.machine().name(owner), moved(event), List.copyOf(others));
    }

    /** The last operation on the event's object, before it, that moved its count and that the model was not asked to do. */
    private Followed.Moved moved(CaptureEvent event) {
        Followed.Moved last = null;
        for (Operation operation : event.value() == null ? List.<Operation>of() : analysis.operations()) {
            boolean moves = operation.address() == event.address() && operation.entryRow() < event.row() && operation.entryRow() >= captured.firstRow()
                    && operation.before() != null && operation.after() != null && !operation.before().equals(operation.after());
            if (moves && !captured.asks(operation.entryRow())) {
                last = new Followed.Moved(operation.entryRow(), operation.lane(), operation.function());
            }
        }
        return last;
    }

    private static List<Position> way(Position to) {
        List<Position> way = new ArrayList<>();
        for (Position one = to; one != null; one = one.before) {
            way.add(one);
        }
        Collections.reverse(way);
        return way;
    }

    private List<Followed.Met> met(Position to) {
        List<Followed.Met> met = new ArrayList<>();
        int steps = 0;
        for (Position at : way(to)) {
            steps += at.pick == null ? 0 : 1;
            if (at.meets()) {
                CaptureEvent event = captured.events().get(at.next - 1);
                String thread = watched.machine().name(at.playerOf(event.lane()));
                met.add(new Followed.Met(event.row(), event.lane(), event.step(), event.lock() == null ? event.function() : event.lock(), thread, steps - 1));
            }
        }
        return met;
    }

    private List<Followed.Player> players(Position to) {
        List<Followed.Player> players = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Position at : way(to)) {
            for (int thread = 0; thread < at.laneOf.length; thread++) {
                int lane = at.laneOf[thread];
                if (lane >= 0 && told.add(lane + " " + thread)) {
                    players.add(new Followed.Player(lane, watched.machine().name(thread)));
                }
            }
        }
        return players;
    }

    private List<Followed.Bound> objects(Position at) {
        List<Followed.Bound> objects = new ArrayList<>();
        at.bindings.all().forEach((address, place) -> {
            CountedObject counted = analysis.object(address);
            String count = counted == null || counted.type().counts().isEmpty() ? null : counted.type().counts().get(0).name();
            Integer value = Match.count(program, watched, place, count, at.state);
            String name = watched.name(at.state, Value.pointer(place.slot(), 0, Math.max(0, place.base()), Math.max(0, place.type())));
            objects.add(new Followed.Bound(address, name, value == null ? null : count, value));
        });
        return objects;
    }
}

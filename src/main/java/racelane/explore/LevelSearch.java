package racelane.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.Schedule;
import racelane.trace.Workers;

/**
 * Search level by level, on all cores: all open nodes are expanded, then what they lead to is stored, shard by shard,
 * then it is taken over in the order of the nodes. Nothing depends on how many threads there are or which is first:
 * batches have a fixed size and the first in order wins, so verdict, counts and schedules are the same on one core.
 * Without reduction it finds schedules with the fewest steps.
 */
final class LevelSearch {
    private static final int BATCH = 128;
    /** Nodes that are expanded before what they lead to is stored; limits are asked for each node besides. */
    private static final int ROUND = BATCH * 32;
    /** So many open nodes keep the steps that the reduction tried; more would take too much memory. */
    private static final int KEEP = 1 << 16;
    private final List<Expander> team;
    private final Stepper names;
    private final boolean reduced;
    private final boolean symmetric;
    private final Visited visited;
    private final Observer observer;
    private final Limits.Watch watch;
    private final Workers workers;
    private final List<Batch> batches = new ArrayList<>();
    private List<Node> open = new ArrayList<>();
    private long states;
    private long transitions;
    private long openBytes;
    private int deepest;
    private Finding failure;
    private Schedule schedule;
    private String stoppedBy;

    /** @param visited the states seen so far */
    LevelSearch(Team team, boolean symmetric, Visited visited, Observer observer, Limits.Watch watch) {
        this.team = team.members().stream().map(member -> new Expander(member.stepper(), member.reduction(), symmetric, visited, watch)).toList();
        this.names = team.members().get(0).stepper();
        this.reduced = team.members().get(0).reduction() != null;
        this.symmetric = symmetric;
        this.visited = visited;
        this.observer = observer;
        this.watch = watch;
        this.workers = team.workers();
    }

    /** From the states after init on. */
    Search run(List<Initials.Initial> initials) {
        Canon canon = new Canon(names.machine.program(), names.machine.reuse(), symmetric);
        boolean goOn = true;
        for (Initials.Initial initial : initials) {
            Trail trail = Trail.from(initial);
            Finding ending = names.firstEnding(initial.findings());
            canon.fingerprint(initial.state());
            goOn &= initial.findings().isEmpty() || tell(initial.findings(), ending, trail);
            if (ending != null) {
                visited.addEnd(canon);
            } else if ((visited.add(canon) & Shard.FRESH) != 0) {
                push(new Node(initial.state(), trail, -1, 0, null));
            }
        }
        states = visited.count();
        return goOn ? loop() : search();
    }

    /** From nodes that another search has left, with what it had come to. */
    Search goOn(List<Node> left, Search before) {
        states = before.states();
        transitions = before.transitions();
        deepest = before.depth();
        stoppedBy = before.stoppedBy();
        left.forEach(this::push);
        return loop();
    }

    private Search search() {
        return new Search(states, transitions, deepest, failure, schedule, failure != null ? null : stoppedBy);
    }

    private Search loop() {
        boolean goOn = true;
        while (goOn && !open.isEmpty()) {
            List<Node> level = open;
            open = new ArrayList<>();
            for (int from = 0; goOn && from < level.size(); from += ROUND) {
                goOn = round(level.subList(from, Math.min(level.size(), from + ROUND)));
            }
        }
        return search();
    }

    /** Expands some nodes; false if the search is over. */
    private boolean round(List<Node> nodes) {
        int count = (nodes.size() + BATCH - 1) / BATCH;
        while (batches.size() < count) {
            batches.add(new Batch());
        }
        batches.forEach(Batch::clear);
        if (!atOnce(count, (expander, i) -> expander.expand(nodes.subList(i * BATCH, Math.min(nodes.size(), (i + 1) * BATCH)), batches.get(i)))) {
            return false;
        }
        int led = 0;
        for (int i = 0; i < count; i++) {
            led += batches.get(i).led();
        }
        IntConsumer store = shard -> {
            for (int i = 0; i < count; i++) {
                batches.get(i).store(visited, shard);
            }
        };
        if (led < ROUND / 4) {
            for (int shard = 0; shard < Visited.SHARDS; shard++) {
                store.accept(shard);
            }
        } else if (!atOnce(Visited.SHARDS, (expander, shard) -> store.accept(shard))) {
            return false;
        }
        visited.measure();
        for (int i = 0; i < count; i++) {
            if (!takeOver(nodes.subList(i * BATCH, Math.min(nodes.size(), (i + 1) * BATCH)), batches.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Does so many tasks on all cores; false if somebody has interrupted that. */
    private boolean atOnce(int tasks, ObjIntConsumer<Expander> task) {
        AtomicInteger next = new AtomicInteger();
        List<java.util.concurrent.Callable<Object>> shares = new ArrayList<>();
        for (Expander expander : team.subList(0, Math.min(tasks, team.size()))) {
            shares.add(() -> {
                for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                    task.accept(expander, i);
                }
                return null;
            });
        }
        try {
            if (shares.size() == 1) {
                shares.get(0).call();
            } else {
                workers.all(shares);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stoppedBy = "cancelled";
            return false;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes over what came of some nodes, in order; false if the search is over. */
    private boolean takeOver(List<Node> nodes, Batch batch) {
        for (int n = 0; n < batch.expanded(); n++) {
            Node node = nodes.get(n);
            String limit = watch.reached(states, visited.bytes() + openBytes + states * Trail.BYTES, node.trail.length);
            if (limit != null) {
                stoppedBy = limit;
                return false;
            }
            openBytes -= node.bytes();
            nodes.set(n, null);
            int taken = batch.ledEnd(n - 1);
            for (Batch.Event event : batch.events(n)) {
                take(batch, taken, event.led());
                taken = event.led();
                if (!tell(event)) {
                    // The state in which the run fails is the next, and counts.
                    transitions += event.transitions();
                    states += event.stuck() == null && batch.isCounted(taken) ? 1 : 0;
                    return false;
                }
            }
            take(batch, taken, batch.ledEnd(n));
            transitions += batch.transitions(n);
        }
        if (batch.failure() != null) {
            throw batch.failure();
        }
        if (batch.expanded() < nodes.size()) {
            stoppedBy = watch.reached(states, 0, 0);
            return false;
        }
        return true;
    }

    private void take(Batch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            states += batch.isCounted(i) ? 1 : 0;
            Node node = batch.open(i, reduced);
            if (node != null) {
                push(node);
            }
        }
    }

    private void push(Node node) {
        deepest = Math.max(deepest, node.trail.length);
        String tooDeep = watch.tooDeep(node.trail.length);
        if (tooDeep != null) {
            stoppedBy = tooDeep;
            return;
        }
        if (open.size() >= KEEP) {
            node.kept = null;
        }
        openBytes += node.bytes();
        open.add(node);
    }

    private boolean tell(Batch.Event event) {
        if (event.bound() != null) {
            stoppedBy = event.bound();
            return true;
        }
        if (event.stuck() != null) {
            observer.terminal(event.stuck());
        }
        return event.findings().isEmpty() || tell(event.findings(), event.ending(), event.trail());
    }

    /** Tells the observer; false if the search ends with this. */
    private boolean tell(List<Finding> findings, Finding ending, Trail trail) {
        boolean goOn = observer.found(findings, ending, () -> trail.schedule(names.machine)) || ending == null;
        if (!goOn) {
            failure = ending;
            schedule = trail.schedule(names.machine);
            deepest = Math.max(deepest, trail.length);
        }
        return goOn;
    }
}

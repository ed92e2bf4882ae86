package racelane.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;

/**
 * What came of expanding some nodes one after the other: the states that were led to, in order, and what happened
 * between them. Written by one thread, then stored shard by shard, then taken over in order. Used again and again.
 */
final class Batch {
    private static final byte STORE = 0;
    /** A node that is not stored: one thread alone goes on from it, in several ways. */
    private static final byte PASS = 1;
    /** The state after a failing step. */
    private static final byte END = 2;

    /**
     * Something to be told in its turn.
     *
     * @param led         states that its node's steps had led to before
     * @param transitions of its node before it
     * @param trail       to it
     * @param stuck       the state, where nobody could go on, or null
     * @param bound       what the machine did not go beyond, or null
     */
    record Event(int led, int transitions, List<Finding> findings, Finding ending, Trail trail, MachineState stuck, String bound) {}

    private Node[] nodes = new Node[512];
    private byte[] kind = new byte[512];
    private byte[] stored = new byte[512];
    private long[] high = new long[512];
    private long[] low = new long[512];
    private long[] leaks = new long[512];
    private int led;
    private int[] order = new int[512];
    private final int[] shardEnd = new int[Visited.SHARDS];
    private int expanded;
    private int[] ledEnd = new int[128];
    private int[] transitions = new int[128];
    private int[] eventEnd = new int[128];
    private int nodeTransitions;
    private final List<Event> events = new ArrayList<>();
    private RuntimeException failure;

    void clear() {
        Arrays.fill(nodes, 0, led, null);
        led = 0;
        expanded = 0;
        nodeTransitions = 0;
        events.clear();
        Arrays.fill(shardEnd, 0);
        failure = null;
    }

    void did(long steps) {
        nodeTransitions += (int) steps;
    }

    void tell(List<Finding> findings, Finding ending, Trail trail) {
        events.add(new Event(led, nodeTransitions, List.copyOf(findings), ending, trail, null, null));
    }

    void tellStuck(List<Finding> findings, Finding ending, Node node) {
        events.add(new Event(led, nodeTransitions, List.copyOf(findings), ending, node.trail, node.state, null));
    }

    void tellBound(String bound) {
        events.add(new Event(led, nodeTransitions, List.of(), null, null, null, bound));
    }

    void leadsTo(Node node, Canon fingerprint) {
        add(node, STORE);
        mark(fingerprint);
    }

    void passes(Node node) {
        add(node, PASS);
    }

    void ends(Canon fingerprint) {
        add(null, END);
        mark(fingerprint);
    }

    private void add(Node node, byte what) {
        if (led == nodes.length) {
            int more = led * 2;
            nodes = Arrays.copyOf(nodes, more);
            kind = Arrays.copyOf(kind, more);
            stored = Arrays.copyOf(stored, more);
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
            leaks = Arrays.copyOf(leaks, more);
            order = new int[more];
        }
        nodes[led] = node;
        kind[led++] = what;
    }

    private void mark(Canon fingerprint) {
        high[led - 1] = fingerprint.high();
        low[led - 1] = fingerprint.low();
        leaks[led - 1] = fingerprint.leaks();
    }

    /** The next node is done. */
    void nextNode() {
        if (expanded == ledEnd.length) {
            ledEnd = Arrays.copyOf(ledEnd, expanded * 2);
            transitions = Arrays.copyOf(transitions, expanded * 2);
            eventEnd = Arrays.copyOf(eventEnd, expanded * 2);
        }
        ledEnd[expanded] = led;
        transitions[expanded] = nodeTransitions;
        eventEnd[expanded++] = events.size();
        nodeTransitions = 0;
    }

    /** The node after the last could not be expanded. */
    void fail(RuntimeException why) {
        failure = why;
    }

    /** All nodes are done: sorts the states by shard, those of one shard in the order in which they came. */
    void seal() {
        int[] next = new int[Visited.SHARDS];
        for (int i = 0; i < led; i++) {
            if (kind[i] != PASS) {
                next[Visited.shardOf(high[i])]++;
            }
        }
        int sum = 0;
        for (int shard = 0; shard < Visited.SHARDS; shard++) {
            int count = next[shard];
            next[shard] = sum;
            sum += count;
            shardEnd[shard] = sum;
        }
        for (int i = 0; i < led; i++) {
            if (kind[i] != PASS) {
                order[next[Visited.shardOf(high[i])]++] = i;
            }
        }
    }

    /** Adds this batch's states of one shard to it. Batches have to come in their order; shards may be done at once. */
    void store(Visited visited, int number) {
        Shard shard = visited.shard(number);
        for (int k = number == 0 ? 0 : shardEnd[number - 1]; k < shardEnd[number]; k++) {
            int i = order[k];
            stored[i] = (byte) (kind[i] == END ? shard.addEnd(high[i], low[i]) : shard.add(high[i], low[i], leaks[i]));
        }
    }

    int led() {
        return led;
    }

    int expanded() {
        return expanded;
    }

    int ledEnd(int node) {
        return node < 0 ? 0 : ledEnd[node];
    }

    int transitions(int node) {
        return transitions[node];
    }

    List<Event> events(int node) {
        return events.subList(node == 0 ? 0 : eventEnd[node - 1], eventEnd[node]);
    }

    boolean isCounted(int i) {
        return kind[i] != PASS && (stored[i] & Shard.COUNTED) != 0;
    }

    /** The state as a node to go on with; null if there is nothing to go on with. */
    Node open(int i, boolean reduced) {
        if (kind[i] == STORE) {
            nodes[i].counted = reduced || (stored[i] & Shard.OWN_TRANSITIONS) != 0;
            return (stored[i] & Shard.FRESH) == 0 ? null : nodes[i];
        }
        return nodes[i];
    }

    RuntimeException failure() {
        return failure;
    }
}

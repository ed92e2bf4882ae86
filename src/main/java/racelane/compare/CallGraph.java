package racelane.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.Value;

/**
 * Who may call whom in a scenario, over-approximated: a function whose address is taken may be called where it
 * is taken and from every call through a pointer. Answers which frames of a stack lie on one path of calls.
 */
final class CallGraph {
    private final List<BitSet> callees = new ArrayList<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<Integer, BitSet> reached = new HashMap<>();

    CallGraph(Program program) {
        BitSet bodies = bodies(program);
        for (int function = 0; function < program.functions.size(); function++) {
            callees.add(new BitSet());
            if (!bodies.get(function)) {
                functions.putIfAbsent(program.functions.get(function).name(), function);
            }
        }
        BitSet taken = new BitSet();
        for (int at = 0; at < program.op.length; at++) {
            if (program.op[at] == Op.CALL) {
                callees.get(program.functionOf[at]).set(program.a[at]);
            } else if (program.op[at] == Op.PUSH && Value.isFunction(program.consts[program.a[at]])) {
                int function = Value.offset(program.consts[program.a[at]]);
                callees.get(program.functionOf[at]).set(function);
                taken.set(function);
            }
        }
        for (int at = 0; at < program.op.length; at++) {
            if (program.op[at] == Op.CALL_POINTER || program.op[at] == Op.DEVRES_NEXT) {
                callees.get(program.functionOf[at]).or(taken);
            }
        }
    }

    /** Bodies of threads and works, init, checks: what the scenario runs, not what the kernel calls by that name. */
    private static BitSet bodies(Program program) {
        BitSet bodies = new BitSet();
        program.threads.forEach(thread -> bodies.set(thread.function()));
        program.works.forEach(work -> bodies.set(work.function()));
        program.always.forEach(check -> bodies.set(check.function()));
        program.atEnd.forEach(check -> bodies.set(check.function()));
        bodies.set(program.callback);
        if (program.init >= 0) {
            bodies.set(program.init);
        }
        return bodies;
    }

    /** Functions that a thread may come to and no other thread, nor init: what shows that a task does what this thread does. */
    static Set<String> ownOf(Program program, String thread) {
        CallGraph graph = new CallGraph(program);
        BitSet own = new BitSet();
        BitSet others = program.init < 0 ? new BitSet() : (BitSet) graph.reach(program.init).clone();
        for (Program.ThreadSpec one : program.threads) {
            (one.name().replaceAll("\\.\\d+$", "").equals(thread) ? own : others).or(graph.reach(one.function()));
        }
        own.andNot(others);
        Set<String> names = new TreeSet<>();
        own.stream().forEach(function -> names.add(program.functions.get(function).name()));
        return names;
    }

    /** Whether the scenario has a function of that name. */
    boolean knows(String function) {
        return functions.containsKey(function);
    }

    /** Whether a call of the one can lead, through others perhaps, to a call of the other. */
    boolean leads(String caller, String callee) {
        Integer to = functions.get(callee);
        Integer from = functions.get(caller);
        return from != null && to != null && reached.computeIfAbsent(from, this::reach).get(to);
    }

    private BitSet reach(int from) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            BitSet next = (BitSet) callees.get(open.pop()).clone();
            next.andNot(seen);
            seen.or(next);
            next.stream().forEach(open::push);
        }
        return seen;
    }

    /**
     * Frames that lie on one path of calls, the weightiest such path.
     *
     * @param stack function names, innermost first
     * @return indices into the stack, innermost first
     */
    List<Integer> path(List<String> stack) {
        int size = stack.size();
        double[] best = new double[size];
        int[] outer = new int[size];
        int start = -1;
        for (int i = size - 1; i >= 0; i--) {
            outer[i] = -1;
            if (!knows(stack.get(i))) {
                continue;
            }
            for (int j = i + 1; j < size; j++) {
                if (best[j] > (outer[i] < 0 ? 0 : best[outer[i]]) && leads(stack.get(j), stack.get(i))) {
                    outer[i] = j;
                }
            }
            best[i] = FrameWeight.of(i) + (outer[i] < 0 ? 0 : best[outer[i]]);
            start = start < 0 || best[i] >= best[start] ? i : start;
        }
        List<Integer> path = new ArrayList<>();
        for (int at = start; at >= 0; at = outer[at]) {
            path.add(at);
        }
        return path;
    }
}

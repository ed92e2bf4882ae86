package racelane.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import racelane.analysis.Analysis;
import racelane.compare.TraceComparison.StepPair;
import racelane.explore.Explorer;
import racelane.scenario.ReuseMode;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Run;
import racelane.trace.Simulation;

/**
 * A capture beside the run of a scenario that follows it, step by step. Threads and steps stand beside each other as
 * {@link Follow} found them; that the order and the counts agree is its work. What is left to tell is where it ends,
 * what went wrong in only one of the two, and who holds what.
 */
public final class ScenarioBeside {
    private ScenarioBeside() {}

    /**
     * Follows a capture as far as it goes.
     *
     * @param given   settings that are not to be changed
     * @param reuse   how memory is handed out, or null for the scenario's own
     * @return null if no task of the stretch enters a function that the scenario has
     * @throws ScenarioException if the given settings do not fit the scenario
     */
    public static TraceComparison of(Analysis capture, Stretch stretch, Scenario scenario, Map<String, Long> given, ReuseMode reuse, FollowLimits limits) throws ScenarioException {
        Followed followed = new Follow(capture, scenario, given, reuse, Map.of(), limits).follow(stretch);
        if (followed.events() == 0) {
            return null;
        }
        Run run = Explorer.replay(followed.program(), followed.reuse(), followed.schedule(), false);
        return of(capture, Analysis.of(run.trace(), capture.meanings().lenses()), followed, run);
    }

    /**
     * The same with a run that was saved.
     *
     * @return null if it is not the run that follows the capture, to its most telling finding or to its end
     */
    public static TraceComparison of(Analysis capture, Analysis saved, Scenario scenario, FollowLimits limits) throws ScenarioException {
        Simulation simulation = saved.trace().facts().simulation();
        Map<String, Long> given = new LinkedHashMap<>();
        for (String one : simulation.set().split(" ")) {
            if (one.matches("[^=]+=-?\\d{1,18}")) {
                given.put(one.substring(0, one.indexOf('=')), Long.parseLong(one.substring(one.indexOf('=') + 1)));
            }
        }
        for (Stretch stretch : List.of(Follow.stretch(capture, 0), Stretch.between(0, capture.trace().size() - 1))) {
            if (stretch.gap(capture.trace()) == null) {
                Followed followed = new Follow(capture, scenario, given, ReuseMode.of(simulation.reuse()), Map.of(), limits).follow(stretch);
                Run run = followed.schedule().toString().equals(simulation.schedule()) ? Explorer.replay(followed.program(), followed.reuse(), followed.schedule(), false) : null;
                if (run != null && run.trace().size() == saved.trace().size()) {
                    return of(capture, saved, followed, run);
                }
            }
        }
        return null;
    }

    private static TraceComparison of(Analysis a, Analysis b, Followed followed, Run run) {
        int endA = followed.reached() ? followed.stretch().toRow() : followed.forbidden().row();
        TraceSide sideA = new TraceSide(a, followed.stretch().fromRow(), endA);
        TraceSide sideB = new TraceSide(b, 0, b.trace().size() - 1);
        FollowedSteps steps = new FollowedSteps(sideA, sideB, followed, run);
        List<StepPair> pairs = steps.pairs();
        Parts parts = Parts.of(steps.threads(), sideB);
        FoundBeside found = new FoundBeside(sideA, sideB, parts, pairs, false);
        List<Difference> told = new ArrayList<>(found.differences());
        told.addAll(forbidden(a, followed, pairs));
        Holdings holdings = new Holdings(sideA, sideB, parts);
        for (StepPair pair : pairs) {
            steps.objects(pair, holdings);
            holdings.look(pair, null);
        }
        told.addAll(holdings.differences(false, true));
        if (endA < a.trace().size() - 1 && followed.reached()) {
            told.add(Difference.of(TraceDifference.Kind.ROUNDS, endA, b.trace().size() - 1, null, "followed up to here; A goes on", null, true));
        }
        told.replaceAll(one -> one.rowB() < 0 ? one.at(one.rowA(), TraceComparison.beside(pairs, one.rowA(), true)) : one.rowA() < 0 ? one.at(TraceComparison.beside(pairs, one.rowB(), false), one.rowB()) : one);
        Set<String> both = new TreeSet<>(sideA.vocabulary());
        both.retainAll(sideB.vocabulary());
        return new TraceComparison(a, b, new TreeMap<>(steps.threads()), cast(sideA, sideB, steps.threads()), List.of(alone(sideA, steps.threads()), List.of()),
                TraceComparison.names(sideA.vocabulary(), both, found.unseen(false)), TraceComparison.names(sideB.vocabulary(), both, found.unseen(true)), null, List.copyOf(pairs), found.shared(),
                Folding.of(told, false), followed);
    }

    /** Where the scenario does not go on, and counts that had to be left out for it to come so far. */
    private static List<Difference> forbidden(Analysis a, Followed followed, List<StepPair> pairs) {
        List<Difference> told = new ArrayList<>();
        followed.leftOut().forEach((count, at) -> told.add(Difference.of(TraceDifference.Kind.FORBIDDEN, at.row(), TraceComparison.beside(pairs, at.row(), true), a.trace().lanes().get(at.lane()).name(),
                at.event() + "; not so in B, where " + at.why() + ": the count " + count + " is not compared", null, true)));
        Followed.Forbidden at = followed.forbidden();
        if (at != null) {
            String what = at.event() + (followed.stoppedBy() == null ? "; B forbids it: " : "; no way to it was found in B before " + followed.stoppedBy() + ": ") + at.why()
                    + (at.moved() == null ? "" : "; in A it was moved by " + at.moved().function() + "() of " + a.trace().lanes().get(at.moved().lane()).name() + " in step " + (at.moved().row() + 1))
                    + (at.instead() == null ? "" : "; instead " + at.thread() + " " + at.instead()) + (at.line() == 0 ? "" : " (at line " + at.line() + " of " + followed.program().file + ")");
            told.add(Difference.of(TraceDifference.Kind.FORBIDDEN, at.row(), -1, a.trace().lanes().get(at.lane()).name(), what, null, true));
        }
        return told;
    }

    private static List<TraceComparison.Part> cast(TraceSide a, TraceSide b, Map<Integer, Integer> threads) {
        Map<Integer, List<Integer>> played = new TreeMap<>();
        new TreeMap<>(threads).forEach((laneA, laneB) -> played.computeIfAbsent(laneB, key -> new ArrayList<>()).add(laneA));
        List<TraceComparison.Part> cast = new ArrayList<>();
        played.forEach((laneB, lanes) -> cast.add(new TraceComparison.Part(lanes.size() == 1 ? a.name(lanes.get(0)) : Actor.comm(a.name(lanes.get(0))), lanes.size(), b.name(laneB), 1)));
        return cast;
    }

    private static List<String> alone(TraceSide side, Map<Integer, Integer> threads) {
        Map<String, Integer> names = new LinkedHashMap<>();
        Map<String, String> one = new LinkedHashMap<>();
        side.steps().keySet().stream().filter(lane -> !threads.containsKey(lane)).forEach(lane -> {
            names.merge(Actor.comm(side.name(lane)), 1, Integer::sum);
            one.put(Actor.comm(side.name(lane)), side.name(lane));
        });
        return names.entrySet().stream().map(entry -> entry.getValue() == 1 ? one.get(entry.getKey()) : entry.getKey() + " (" + entry.getValue() + " threads)").toList();
    }
}

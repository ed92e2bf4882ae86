package racelane.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.compare.FollowLimits;
import racelane.compare.ScenarioBeside;
import racelane.compare.Stretch;
import racelane.compare.TraceComparison;
import racelane.scenario.ReuseMode;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.trace.Gap;
import racelane.trace.Simulation;
import racelane.trace.Trace;

/** What is laid beside a trace: another one, or the scenario that follows it; the same for the window and the command line. */
public final class Comparing {
    private Comparing() {}

    /**
     * The scenario of a name: a {@code .race} file, or a bundled one.
     *
     * @return null if it is neither
     */
    public static Scenario scenario(String name) throws IOException, ScenarioException {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return ScenarioFile.isNamedLikeOne(file) ? ScenarioFile.read(file) : null;
        }
        String source = BundledScenarios.source(name);
        return source == null ? null : Scenario.parse(name + ".race", source);
    }

    /**
     * A capture beside the run of a scenario that follows it.
     *
     * @param given settings that are not to be changed
     * @param reuse how memory is handed out, or null for the scenario's own
     * @throws IllegalArgumentException with one line for people if nothing can be followed there
     */
    public static TraceComparison with(Analysis capture, TraceComparison.Stretch part, Scenario scenario, Map<String, Long> given, ReuseMode reuse, FollowLimits limits) throws ScenarioException {
        Trace trace = capture.trace();
        String file = trace.facts().file();
        Stretch stretch = Stretch.between(part.fromRow(), part.toRow());
        Gap gap = stretch.gap(trace);
        if (gap != null) {
            throw new IllegalArgumentException(file + ": events were lost on CPU " + gap.cpu() + " before step " + (Math.min(trace.size() - 1, Math.max(0, gap.toRow())) + 1)
                    + ", and across a gap no scenario can follow: compare the steps before it or after it");
        }
        TraceComparison comparison = ScenarioBeside.of(capture, stretch, scenario, given, reuse, limits);
        if (comparison == null) {
            throw new IllegalArgumentException(file + ": no call in it is of a function that " + scenario.file() + " has, so the two have nothing to compare: name a scenario of the functions that are probed");
        }
        return comparison;
    }

    /**
     * Two traces. A whole capture and a saved run of the scenario that follows it are laid beside each other as that was found.
     *
     * @param folder where B's file lies: a scenario is looked for beside it, then among the bundled ones
     */
    public static TraceComparison of(Analysis a, TraceComparison.Stretch ofA, Analysis b, TraceComparison.Stretch ofB, Path folder, FollowLimits limits) throws IOException, ScenarioException {
        Simulation run = b.trace().facts().simulation();
        boolean whole = ofA.equals(TraceComparison.Stretch.whole(a)) && ofB.equals(TraceComparison.Stretch.whole(b));
        Scenario scenario = whole && run != null && a.trace().facts().simulation() == null ? scenarioOf(run, folder) : null;
        TraceComparison followed = scenario == null ? null : ScenarioBeside.of(a, b, scenario, limits);
        return followed == null ? TraceComparison.of(a, ofA, b, ofB) : followed;
    }

    /** The scenario that a run is of, its text unchanged; null if it is not to be had. */
    private static Scenario scenarioOf(Simulation run, Path folder) throws IOException, ScenarioException {
        Path named = Path.of(run.scenario()).getFileName();
        String name = named == null ? "" : named.toString();
        Path beside = folder == null ? null : folder.resolve(name);
        Scenario scenario = beside != null && ScenarioFile.isNamedLikeOne(beside) && Files.isRegularFile(beside) ? ScenarioFile.read(beside) : scenario(name.replaceFirst("\\.race$", ""));
        return scenario != null && scenario.compile(Map.of()).digest.equals(run.digest()) ? scenario : null;
    }
}

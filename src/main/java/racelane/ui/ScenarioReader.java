package racelane.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import racelane.catalog.BundledScenarios;
import racelane.catalog.PatchBeside;
import racelane.catalog.ScenarioFile;
import racelane.explore.Explorer;
import racelane.scenario.Scenario;
import racelane.session.Drive;
import racelane.session.DrivenRun;
import racelane.session.SavedRun;
import racelane.session.Variant;
import racelane.sim.Schedule;
import racelane.trace.Simulation;

/** Reads scenarios in the background, each with the first run of it that is shown. Whoever asks is told once, on the toolkit's thread. */
final class ScenarioReader {
    private final ScenarioSearch.Means means;

    ScenarioReader(ScenarioSearch.Means means) {
        this.means = means;
    }

    /** A scenario that is ready to be looked at. */
    record Ready(OpenScenario scenario, ShownRun run) {}

    private interface Source {
        Variant read() throws Exception;
    }

    /** @param failed told why not, one line for people */
    void file(Path file, Consumer<Ready> done, Consumer<String> failed) {
        read(() -> Variant.of(file.toString(), ScenarioFile.read(file), Map.of()), done, failed);
    }

    void bundled(String name, Consumer<Ready> done, Consumer<String> failed) {
        read(() -> Variant.of(name, Scenario.parse(name + ".race", BundledScenarios.source(name)), Map.of()), done, failed);
    }

    void variant(Variant variant, Consumer<Ready> done, Consumer<String> failed) {
        read(() -> variant, done, failed);
    }

    private void read(Source source, Consumer<Ready> done, Consumer<String> failed) {
        means.background().run("scenario", job -> standing(new OpenScenario(source.read())), done, failure -> failed.accept(ScenarioFault.reason(failure)));
    }

    /** Along a schedule to its end and then on; {@code words} say what that shows. */
    void along(Variant variant, Schedule schedule, String words, Consumer<Ready> done, Consumer<String> failed) {
        means.background().run("scenario", job -> {
            OpenScenario next = new OpenScenario(variant);
            next.shown(schedule, words);
            DrivenRun run = new DrivenRun(variant.program(), Explorer.replay(variant.program(), next.drive().reuse(), schedule, true));
            return new Ready(next, ShownRun.of(run, means.opening()));
        }, done, failure -> failed.accept(ScenarioFault.reason(failure)));
    }

    /**
     * At a step of a run that was saved and opened again.
     *
     * @param folder where its trace lies: the scenario is looked for beside it
     * @param timeNs of an event of that step
     */
    void saved(Simulation run, Path folder, long timeNs, Consumer<Ready> done, Consumer<String> failed) {
        means.background().run("scenario", job -> {
            OpenScenario next = new OpenScenario(ScenarioPlace.of(run.scenario(), folder).variant(run));
            next.drive().follow(SavedRun.scheduleTo(run, timeNs));
            next.moved();
            return standing(next);
        }, done, failure -> failed.accept(ScenarioFault.reason(failure)));
    }

    /** What a person may set in a scenario: its patches; none where its folder cannot be read, which {@code failed} is told. */
    void patches(Variant variant, Consumer<List<PatchBeside>> done, Consumer<String> failed) {
        means.background().run("patches", job -> PatchBeside.of(variant.name(), variant.unpatched()), done, failure -> failed.accept(ScenarioFault.reason(failure)));
    }

    private Ready standing(OpenScenario scenario) {
        return new Ready(scenario, run(scenario.drive(), scenario.drive().schedule()));
    }

    /** The run of a drive; takes a moment. */
    ShownRun run(Drive drive, Schedule schedule) {
        return ShownRun.of(DrivenRun.along(drive.program(), drive.reuse(), schedule), means.opening());
    }
}

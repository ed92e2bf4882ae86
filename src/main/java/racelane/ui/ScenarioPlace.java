package racelane.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import racelane.catalog.BundledScenarios;
import racelane.catalog.PatchBeside;
import racelane.catalog.ScenarioFile;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.session.SavedRun;
import racelane.session.Variant;
import racelane.trace.Simulation;

/** Where the scenario of a saved run is now: beside the trace, where it was, or among the bundled ones. */
record ScenarioPlace(String name, Scenario scenario) {
    /** @throws IOException with one line for people if it is nowhere */
    static ScenarioPlace of(String named, Path folder) throws IOException, ScenarioException {
        try {
            Path file = Path.of(named);
            Path last = file.getFileName();
            for (Path place : new Path[] {folder == null || last == null ? null : folder.resolve(last), file}) {
                if (place != null && ScenarioFile.isNamedLikeOne(place) && Files.isRegularFile(place)) {
                    return new ScenarioPlace(place.toString(), ScenarioFile.read(place));
                }
            }
        } catch (InvalidPathException none) {
            throw new IOException("the run names a scenario that no file can be called: " + none.getMessage(), none);
        }
        String bundled = named.replaceAll("\\.race$", "");
        String source = BundledScenarios.source(bundled);
        if (source == null) {
            throw new IOException(named + ", the scenario of this run, is neither beside the trace nor bundled: put the file beside the trace to drive on from here");
        }
        return new ScenarioPlace(bundled, Scenario.parse(bundled + ".race", source));
    }

    /** The variant that a run is of, patched if the run was: the text that has its digest is found among the patches beside. */
    Variant variant(Simulation run) throws IOException, ScenarioException {
        Variant plain = Variant.of(name, scenario, Map.of());
        if (!SavedRun.isOf(run, plain)) {
            for (PatchBeside beside : PatchBeside.of(name, scenario)) {
                Variant patched = beside.patched() == null ? plain : plain.patched(beside.named(), beside.patched());
                if (SavedRun.isOf(run, patched)) {
                    return SavedRun.variant(run, patched);
                }
            }
        }
        return SavedRun.variant(run, plain);
    }
}

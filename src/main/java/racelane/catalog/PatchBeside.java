package racelane.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;

/**
 * A patch file in a scenario's folder, tried on the scenario.
 *
 * @param named   what a command line calls it: a bundled scenario's patch by its name, else the file
 * @param patch   what it says; null if it is no patch
 * @param patched the scenario with it; null if it does not fit
 * @param unfit   why it cannot be applied, one line for people; null if it can
 */
public record PatchBeside(String named, ScenarioPatch patch, Scenario patched, String unfit) {
    /** More files than anyone reads in a list. */
    private static final int MOST = 60;

    /**
     * Those of a scenario, by their names. Patches of other scenarios in the same folder are among them, as unfit.
     *
     * @param scenario a bundled scenario's name, or a file
     * @param text     the scenario without any patch
     */
    public static List<PatchBeside> of(String scenario, Scenario text) throws IOException {
        Path file = Path.of(scenario);
        List<PatchBeside> beside = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            for (ScenarioPatch patch : BundledScenarios.patches(scenario)) {
                beside.add(tried(patch.name(), patch, text));
            }
            return beside;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(file.toAbsolutePath().getParent())) {
            files = entries.filter(entry -> entry.getFileName().toString().endsWith(".patch") && Files.isRegularFile(entry)).sorted().limit(MOST).toList();
        }
        for (Path one : files) {
            beside.add(read(one, file.resolveSibling(one.getFileName()).toString(), text));
        }
        return beside;
    }

    private static PatchBeside read(Path file, String named, Scenario text) {
        try {
            String refusal = ScenarioFile.refusal(named, Files.size(file));
            if (refusal != null) {
                return new PatchBeside(named, null, null, refusal);
            }
            return tried(named, ScenarioPatch.parse(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8)), text);
        } catch (IOException unreadable) {
            return new PatchBeside(named, null, null, unreadable.getMessage());
        }
    }

    private static PatchBeside tried(String named, ScenarioPatch patch, Scenario text) {
        try {
            Scenario patched = Scenario.parse(text.file(), patch.apply(text.text()));
            patched.compile(Map.of());
            return new PatchBeside(named, patch, patched, null);
        } catch (IOException unfit) {
            return new PatchBeside(named, patch, null, unfit.getMessage());
        } catch (ScenarioException wrong) {
            return new PatchBeside(named, patch, null, wrong.errors().get(0).toString());
        }
    }
}

package racelane.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import racelane.json.JsonTree;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.scenario.Setting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The scenarios that come with the program: one folder each, nothing to enrol. */
public final class BundledScenarios {
    private static final String FOLDER = "racelane/sample-traces/scenarios";

    private BundledScenarios() {}

    /** Their names, in order. */
    public static List<String> names() throws IOException {
        return inFolder(FOLDER, BundledScenarios::list, List.of());
    }

    /** The changes that lie beside a bundled scenario, {@code NAME.patch} each, by their names. */
    public static List<ScenarioPatch> patches(String scenario) throws IOException {
        if (source(scenario) == null) {
            return List.of();
        }
        return inFolder(FOLDER + "/" + scenario, BundledScenarios::patchesIn, List.of());
    }

    private interface Reader<T> {
        T read(Path folder) throws IOException;
    }

    private static <T> T inFolder(String name, Reader<T> reader, T none) throws IOException {
        URL folder = BundledScenarios.class.getClassLoader().getResource(name);
        if (folder == null) {
            return none;
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return reader.read(Path.of(uri));
            }
            // By its file and not by its address: a file system of its own, so that two may list it at the same time.
            String file = uri.getSchemeSpecificPart();
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(file.substring(0, file.indexOf("!/")))))) {
                return reader.read(jar.getPath(name));
            }
        } catch (URISyntaxException wrong) {
            throw new IOException("the program's own folder has no address: " + folder, wrong);
        }
    }

    /** Each compiled with its own configs, by name, in order. Takes a moment. */
    public static Map<String, Program> programs() throws IOException, ScenarioException {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (String name : names()) {
            programs.put(name, Scenario.parse(name + ".race", source(name)).compile(Map.of()));
        }
        return programs;
    }

    /** Each with each of its settings, those of one scenario one after the other, its own configs first. Takes a moment. */
    public static List<Setting> all() throws IOException, ScenarioException {
        List<Setting> all = new ArrayList<>();
        for (String name : names()) {
            all.addAll(of(name, Scenario.parse(name + ".race", source(name)), settings(name)));
        }
        return all;
    }

    /** A scenario with each of these settings. */
    public static List<Setting> of(String name, Scenario scenario, List<Map<String, Long>> settings) throws ScenarioException {
        List<Setting> all = new ArrayList<>();
        for (Map<String, Long> set : settings) {
            all.add(new Setting(name, set, scenario.compile(set)));
        }
        return all;
    }

    /**
     * Settings of a bundled scenario that its verdicts are known for, each once; its own configs, an empty map, come first.
     * Those of a fix, whose config is called {@code FIX}, are left out.
     */
    public static List<Map<String, Long>> settings(String name) throws IOException {
        try (InputStream in = BundledScenarios.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name + "/verdicts.json")) {
            return settings(in);
        }
    }

    /** The same of a scenario in a file: what the {@code verdicts.json} beside it has, else its own configs alone. */
    public static List<Map<String, Long>> settingsBeside(Path file) throws IOException {
        Path verdicts = file.resolveSibling("verdicts.json");
        if (!Files.exists(verdicts)) {
            return settings((InputStream) null);
        }
        try (InputStream in = Files.newInputStream(verdicts)) {
            return settings(in);
        } catch (JacksonException wrong) {
            throw new IOException(verdicts + " is no JSON (" + wrong.getOriginalMessage() + "): mend it or take it away", wrong);
        }
    }

    private static List<Map<String, Long>> settings(InputStream in) throws IOException {
        List<Map<String, Long>> settings = new ArrayList<>(List.of(Map.of()));
        if (in != null) {
            for (JsonNode variant : JsonTree.read(in.readAllBytes()).path("variants")) {
                Map<String, Long> set = new TreeMap<>();
                variant.path("set").properties().forEach(one -> set.put(one.getKey(), one.getValue().asLong()));
                if (!set.containsKey("FIX") && !settings.contains(set)) {
                    settings.add(set);
                }
            }
        }
        return settings;
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString().replace("/", "")).sorted().toList();
        }
    }

    private static List<ScenarioPatch> patchesIn(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(entry -> entry.getFileName().toString().endsWith(".patch")).sorted().toList();
        }
        List<ScenarioPatch> patches = new ArrayList<>();
        for (Path file : files) {
            patches.add(ScenarioPatch.parse(file.getFileName().toString().replace(".patch", ""), Files.readString(file)));
        }
        return patches;
    }

    /** The source of a bundled scenario, or null if there is none of that name. */
    public static String source(String name) throws IOException {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return null;
        }
        try (InputStream in = BundledScenarios.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name + "/" + name + ".race")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package racelane.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import racelane.picture.Theme;
import racelane.timeline.Page;

/**
 * What the window remembers from one start to the next: choices under {@code XDG_CONFIG_HOME}, the window's
 * size and recent files under {@code XDG_STATE_HOME} (XDG Base Directory Specification 0.8). Files are
 * replaced as a whole; one that cannot be read or understood counts as empty.
 */
final class Settings {
    private static final int MAX_RECENT = 12;
    private static final long MAX_FILE_BYTES = 1 << 20;

    private final Path config;
    private final Path state;
    private final Properties choices;
    private final Properties memory;

    private Settings(Path config, Path state) {
        this.config = config;
        this.state = state;
        this.choices = read(config);
        this.memory = read(state);
    }

    static Settings load(Map<String, String> environment) {
        return new Settings(folder(environment, "XDG_CONFIG_HOME", ".config").resolve("settings.properties"),
                folder(environment, "XDG_STATE_HOME", ".local/state").resolve("window.properties"));
    }

    /** The specification: a relative path counts as not set. */
    private static Path folder(Map<String, String> environment, String variable, String fallback) {
        String set = environment.getOrDefault(variable, "");
        Path base = set.startsWith("/") ? Path.of(set) : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")), fallback);
        return base.resolve("racelane");
    }

    /** The theme that was chosen, or null if none ever was: then the desktop decides. */
    Theme theme() {
        String name = choices.getProperty("theme", "").toUpperCase(Locale.ROOT);
        return name.equals("DARK") ? Theme.DARK : name.equals("LIGHT") ? Theme.LIGHT : null;
    }

    void theme(Theme theme) {
        choices.setProperty("theme", theme.name().toLowerCase(Locale.ROOT));
    }

    /** A number remembered under a name; {@code otherwise} where there is none within the bounds. */
    double number(String name, double otherwise, double min, double max) {
        try {
            double value = Double.parseDouble(memory.getProperty(name, ""));
            return value >= min && value <= max ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    void number(String name, double value) {
        memory.setProperty(name, Double.toString(value));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(memory.getProperty(name));
    }

    void flag(String name, boolean value) {
        memory.setProperty(name, Boolean.toString(value));
    }

    /** What stands on a picture beside the lanes; the usual parts if nothing was ever chosen. */
    Set<Page.Part> parts() {
        String chosen = choices.getProperty("picture.parts");
        Set<Page.Part> parts = EnumSet.noneOf(Page.Part.class);
        for (Page.Part part : Page.Part.values()) {
            if (chosen == null ? Page.USUAL.contains(part) : List.of(chosen.split(",")).contains(part.name().toLowerCase(Locale.ROOT))) {
                parts.add(part);
            }
        }
        return parts;
    }

    void parts(Set<Page.Part> parts) {
        choices.setProperty("picture.parts", parts.stream().sorted().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(",")));
    }

    /** Device pixels of a PNG per px: 2 if nothing was ever chosen, since most who look at one have a fine screen. */
    int pngScale() {
        String chosen = choices.getProperty("picture.png-scale", "");
        return chosen.matches("[1-4]") ? Integer.parseInt(chosen) : 2;
    }

    void pngScale(int scale) {
        choices.setProperty("picture.png-scale", Integer.toString(scale));
    }

    /** Files opened before, the last one first. Whether they are still there is not looked at. */
    List<Path> recent() {
        List<Path> recent = new ArrayList<>();
        for (int i = 0; i < MAX_RECENT; i++) {
            String file = memory.getProperty("recent." + i);
            if (file != null && !file.isEmpty() && file.indexOf('\0') < 0) {
                recent.add(Path.of(file));
            }
        }
        return recent;
    }

    void opened(Path file) {
        List<Path> recent = new ArrayList<>(recent());
        recent.remove(file);
        recent.add(0, file);
        for (int i = 0; i < Math.min(MAX_RECENT, recent.size()); i++) {
            memory.setProperty("recent." + i, recent.get(i).toString());
        }
    }

    /** The folder for views of traces that nobody pinned anything to. */
    Path views() {
        return state.resolveSibling("views");
    }

    /** Writes both files; throws where that cannot be done, leaving the old ones as they were. */
    void save() throws IOException {
        write(config, choices, "Racelane: choices");
        write(state, memory, "Racelane: window and recent files");
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_FILE_BYTES) {
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            // A window without its memory is better than no window: it starts as the first time and writes the file anew.
            properties.clear();
        }
        return properties;
    }

    private static void write(Path file, Properties properties, String about) throws IOException {
        if (properties.isEmpty()) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                properties.store(writer, about);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}

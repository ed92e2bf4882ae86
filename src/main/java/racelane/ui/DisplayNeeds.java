package racelane.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a window needs of the machine, and what to install where it is not there. */
final class DisplayNeeds {
    private static final String WITHOUT = "; without a display the picture is made by: ";
    private static final Pattern LIBRARY = Pattern.compile("\\b(lib[\\w+-]+(?:-[\\d.]+)?\\.so[.\\d]*): (?:cannot open shared object|file too short)");

    /** Library → Debian package, for what the toolkit (JavaFX 21, Linux) opens before its first window. */
    private static final Map<String, String> PACKAGES = Map.of("libgtk-3.so.0", "libgtk-3-0", "libXtst.so.6", "libxtst6",
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libX11.so.6", "libx11-6", "libXext.so.6", "libxext6", "libXi.so.6", "libxi6");

    private DisplayNeeds() {}

    /**
     * What is missing, seen without starting the toolkit; null if nothing is.
     *
     * @param render the command that needs no display
     */
    static String missing(Map<String, String> environment, String render) {
        boolean toolkitsOwn = System.getProperty("os.name", "").equals("Linux") && System.getProperty("glass.platform", "gtk").equals("gtk");
        String display = environment.getOrDefault("DISPLAY", "");
        if (!toolkitsOwn || !display.isEmpty()) {
            return null;
        }
        return environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                ? "no display: DISPLAY is not set; start it from a desktop session, or with ssh -X" + WITHOUT + render
                : "no X display: DISPLAY is not set; a window under Wayland needs Xwayland, Debian package xwayland" + WITHOUT + render;
    }

    /** One line for a toolkit that did not start. */
    static String explain(Throwable failure, String printed, Map<String, String> environment, String render) {
        String all = printed + "\n" + messages(failure);
        if (all.contains("Unable to open DISPLAY")) {
            return "no display: " + environment.getOrDefault("DISPLAY", "DISPLAY") + " cannot be opened; is the X server running, and may this user use it?" + WITHOUT + render;
        }
        Matcher named = LIBRARY.matcher(all);
        List<String> libraries = new ArrayList<>();
        if (named.find()) {
            libraries.add(named.group(1));
        } else if (all.contains("Unable to load glass GTK library")) {
            libraries.addAll(PACKAGES.keySet().stream().sorted().filter(library -> !isInstalled(library)).toList());
            if (libraries.isEmpty()) {
                libraries.add("libgtk-3.so.0");
            }
        }
        if (libraries.isEmpty()) {
            return "no window: the toolkit does not start (" + messages(failure).strip().lines().findFirst().orElse("no reason given") + ")" + WITHOUT + render;
        }
        String packages = libraries.stream().map(library -> PACKAGES.getOrDefault(library, "that holds it: apt-file search " + library)).collect(Collectors.joining(" "));
        return "no window: " + String.join(", ", libraries) + (libraries.size() == 1 ? " is" : " are") + " missing; install the Debian package "
                + packages + WITHOUT + render;
    }

    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            text.append(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()).append('\n');
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static boolean isInstalled(String library) {
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
        for (String folder : List.of("/usr/lib/" + machine + "-linux-gnu", "/lib/" + machine + "-linux-gnu", "/usr/lib64", "/usr/lib")) {
            Path file = Path.of(folder, library);
            if (Files.isReadable(file) && file.toFile().length() > 0) {
                return true;
            }
        }
        return false;
    }
}

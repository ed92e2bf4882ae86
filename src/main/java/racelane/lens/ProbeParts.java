package racelane.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a lens file that say what a target can be asked for. They end up in a shell script that runs as root,
 * so only what is a name, a place or an argument of a probe passes.
 */
final class ProbeParts {
    private static final Pattern EVENT = Pattern.compile("[A-Za-z_]\\w{0,63}");
    private static final Pattern SYSTEM_EVENT = Pattern.compile("\\w{1,63}/\\w{1,63}");
    private static final Pattern FUNCTION = Pattern.compile("[\\w.]+|\\{[\\w.]+\\}");
    private static final Pattern PLACE = Pattern.compile("(?:[\\w.]+|\\{[\\w.]+\\})(?:\\+(?:\\w+|\\{[\\w.]+\\}))?");
    private static final Pattern ARGUMENTS = Pattern.compile("[\\w=+\\-()${}%:.> ]*");
    private static final Pattern FILTER = Pattern.compile("[\\w =<>!&|~?*\"(){}.\\-]*");

    private ProbeParts() {}

    static List<Probe> probes(LensNode root) throws LensException {
        List<Probe> probes = new ArrayList<>();
        for (LensNode node : root.list("probes")) {
            boolean onReturn = node.maybe("return") != null;
            String at = checked(node, onReturn ? "return" : "at", onReturn ? FUNCTION : PLACE, "a function, or function+offset");
            String plain = maybe(node, "args", ARGUMENTS, "arguments of a probe, NAME=VALUE:TYPE with blanks between");
            probes.add(new Probe(checked(node, "event", EVENT, "a name of letters, digits and _"), at, onReturn,
                    maybe(node, "btf", ARGUMENTS, "arguments of a probe, NAME=VALUE:TYPE with blanks between"), plain == null ? "" : plain,
                    maybe(node, "filter", FILTER, "a filter of the kernel's")));
        }
        return List.copyOf(probes);
    }

    static List<Probe.Recorded> recorded(LensNode root) throws LensException {
        List<Probe.Recorded> recorded = new ArrayList<>();
        for (LensNode node : root.list("records")) {
            List<String> within = node.texts("within");
            for (String function : within) {
                if (!FUNCTION.matcher(function).matches()) {
                    throw node.wrong("\"within\" has \"" + function + "\", names of functions would be right");
                }
            }
            String argument = within.isEmpty() ? maybe(node, "argument", EVENT, "an argument's name") : checked(node, "argument", EVENT, "an argument's name");
            recorded.add(new Probe.Recorded(checked(node, "event", SYSTEM_EVENT, "SYSTEM/EVENT"), argument, within));
        }
        return List.copyOf(recorded);
    }

    private static String checked(LensNode node, String key, Pattern pattern, String right) throws LensException {
        String text = node.text(key);
        if (!pattern.matcher(text).matches()) {
            throw node.wrong("\"" + key + "\" is \"" + text + "\", " + right + " would be right");
        }
        return text;
    }

    private static String maybe(LensNode node, String key, Pattern pattern, String right) throws LensException {
        return node.maybe(key) == null ? null : checked(node, key, pattern, right);
    }
}

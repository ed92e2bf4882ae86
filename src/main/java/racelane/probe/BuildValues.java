package racelane.probe;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What depends on how a kernel was built: offsets in structures, registers, names of functions. A lens names
 * them in braces; whoever knows the kernel gives the values (pahole and objdump tell them).
 */
public final class BuildValues {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][\\w.]*)\\}");
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z_][\\w.]*)\\s*=\\s*([%$]?[A-Za-z_][\\w.]*|0x[0-9a-fA-F]{1,16}|[0-9]{1,19})\\s*(#.*)?");

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> missing = new TreeSet<>();

    /**
     * Takes {@code NAME=VALUE} lines; a value is a number, a register ({@code %x20}) or a function.
     *
     * @throws IllegalArgumentException with a line for people, for a line that is neither that nor empty nor a remark
     */
    public void add(String source, String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(source + (source.startsWith("--") ? "" : ":" + number) + ": '" + line.strip() + "' is no value: write NAME=NUMBER, NAME=%REGISTER or NAME=FUNCTION");
            }
            values.put(matcher.group(1), matcher.group(2));
        }
    }

    /** The text with its values, or null if one of them is not known. */
    String fill(String text) {
        Matcher matcher = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        boolean whole = true;
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                missing.add(matcher.group(1));
                whole = false;
            } else {
                matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
        }
        matcher.appendTail(filled);
        return whole ? filled.toString() : null;
    }

    /** Arguments, without those whose values are not known. */
    String fillArguments(String arguments) {
        StringBuilder filled = new StringBuilder();
        for (String argument : arguments.split(" +")) {
            String whole = fill(argument);
            if (whole != null && !whole.isEmpty()) {
                filled.append(filled.length() == 0 ? "" : " ").append(whole);
            }
        }
        return filled.toString();
    }

    /** Names that were asked for and not given, in order. */
    Set<String> missing() {
        return missing;
    }

    /** Names that were given. */
    Set<String> given() {
        return values.keySet();
    }
}

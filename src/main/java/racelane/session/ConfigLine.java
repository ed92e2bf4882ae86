package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code config} line of a scenario with what its comments say. A comment belongs to a config if it stands
 * behind it, or if it is a comment of its own that begins with the config's name and a colon; what it says of
 * single values ({@code 0 none; 1 a flag}) are choices.
 *
 * @param name    of the config
 * @param initial the file's value
 * @param flag    whether the file gives it as true or false
 * @param note    the comment, without the choices; may be empty
 * @param choices values that a comment explains, in order; empty where none does
 */
public record ConfigLine(String name, long initial, boolean flag, String note, List<Choice> choices) {
    private static final Pattern LINE = Pattern.compile("^\\s*config\\s+(\\w+)\\s*=\\s*([^;]*);\\s*(?://(.*))?$");
    private static final Pattern COMMENT = Pattern.compile("^\\s*//\\s?(.*)$");
    private static final Pattern CHOICE = Pattern.compile("(-?\\d{1,9}|true|false):?\\s+(.+)");

    /** A value that the file explains. */
    public record Choice(long value, String words) {}

    public ConfigLine {
        choices = List.copyOf(choices);
    }

    /** @param initial every config with the file's value, in the file's order */
    public static List<ConfigLine> of(String text, Map<String, Long> initial) {
        List<String> lines = text.lines().toList();
        List<ConfigLine> configs = new ArrayList<>();
        initial.forEach((name, value) -> configs.add(of(lines, name, value)));
        return configs;
    }

    private static ConfigLine of(List<String> lines, String name, long initial) {
        boolean flag = false;
        StringBuilder comment = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            Matcher own = COMMENT.matcher(lines.get(i));
            if (line.matches() && line.group(1).equals(name)) {
                flag = line.group(2).strip().matches("true|false");
                add(comment, line.group(3));
            } else if (own.matches() && own.group(1).strip().startsWith(name + ":")) {
                add(comment, own.group(1).strip().substring(name.length() + 1));
                // What goes on under it is set further in than a comment that begins anew.
                while (i + 1 < lines.size() && lines.get(i + 1).matches("\\s*//\\s{2,}\\S.*")) {
                    add(comment, lines.get(++i).strip().substring(2));
                }
            }
        }
        return of(name, initial, flag, comment.toString());
    }

    private static void add(StringBuilder comment, String words) {
        if (words != null && !words.isBlank()) {
            comment.append(comment.length() == 0 ? "" : " ").append(words.strip());
        }
    }

    private static ConfigLine of(String name, long initial, boolean flag, String comment) {
        List<Choice> choices = new ArrayList<>();
        List<String> note = new ArrayList<>();
        for (String part : comment.split(";")) {
            Matcher choice = CHOICE.matcher(part.strip());
            if (choice.matches()) {
                String value = choice.group(1);
                choices.add(new Choice(value.equals("true") ? 1 : value.equals("false") ? 0 : Long.parseLong(value), choice.group(2)));
            } else if (!part.isBlank()) {
                note.add(part.strip());
            }
        }
        boolean known = choices.stream().anyMatch(choice -> choice.value() == initial);
        if (!choices.isEmpty() && !known) {
            choices.add(0, new Choice(initial, "as the file has it"));
        }
        return new ConfigLine(name, initial, flag, String.join("; ", note), choices);
    }

    /** A value as the file would write it. */
    public String shown(long value) {
        return flag && (value == 0 || value == 1) ? value == 1 ? "true" : "false" : Long.toString(value);
    }
}

package racelane.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of one scenario as a unified diff, the form in which a maintainer has it: what stands before the first
 * {@code @@} is for people. Hunks are applied as {@code patch} does without fuzz: every old line has to be
 * there, a hunk may lie a few lines off.
 *
 * @param name  its file without {@code .patch}
 * @param text  the whole file, as it is shown
 * @param hunks in order
 */
public record ScenarioPatch(String name, String text, List<Hunk> hunks) {
    private static final Pattern HEAD = Pattern.compile("@@ -(\\d{1,7})(?:,\\d{1,7})? \\+\\d{1,7}(?:,\\d{1,7})? @@.*");

    /**
     * Lines that are replaced.
     *
     * @param line  of the old text, from 1, at which it begins
     * @param lines each with its leading blank, {@code -} or {@code +}
     */
    public record Hunk(int line, List<String> lines) {
        List<String> side(char without) {
            return lines.stream().filter(one -> one.charAt(0) != without).map(one -> one.substring(1)).toList();
        }

        /** What it changes: {@code + kref_put(…)}; the first such line. */
        public String first() {
            return lines.stream().filter(one -> one.charAt(0) != ' ').findFirst().map(one -> one.charAt(0) + " " + one.substring(1).strip()).orElse("");
        }
    }

    /**
     * Reads a unified diff of one file.
     *
     * @throws IOException if it is none, with one line for people
     */
    public static ScenarioPatch parse(String name, String text) throws IOException {
        List<Hunk> hunks = new ArrayList<>();
        List<String> lines = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                lines = new ArrayList<>();
                hunks.add(new Hunk(Integer.parseInt(head.group(1)), lines));
            } else if (lines != null) {
                String kept = line.isEmpty() ? " " : line;
                if (" +-".indexOf(kept.charAt(0)) < 0) {
                    throw new IOException(name + ":" + number + ": '" + line + "' is no line of a unified diff: begin it with a blank, + or -");
                }
                lines.add(kept);
            }
        }
        if (hunks.isEmpty()) {
            throw new IOException(name + ": there is no line like '@@ -10,3 +10,4 @@' in it: write a unified diff, as diff -u does");
        }
        return new ScenarioPatch(name, text, hunks.stream().map(hunk -> new Hunk(hunk.line(), List.copyOf(hunk.lines()))).toList());
    }

    /** The first line of what is said before the diff, or its name. */
    public String title() {
        String first = text.lines().findFirst().orElse("");
        return first.isBlank() || first.startsWith("---") || first.startsWith("@@") || first.startsWith("diff ") ? name : first;
    }

    /** Lines that are taken out or put in. */
    public int changedLines() {
        return (int) hunks.stream().flatMap(hunk -> hunk.lines().stream()).filter(line -> line.charAt(0) != ' ').count();
    }

    /** The source with every hunk applied. */
    public String apply(String source) throws IOException {
        return apply(source, -1);
    }

    /**
     * The source with every hunk applied but one.
     *
     * @param without number of the hunk that is left out, from 0; -1 for none
     * @throws IOException if the source does not have the lines that a hunk replaces, with one line for people
     */
    public String apply(String source, int without) throws IOException {
        List<String> lines = new ArrayList<>(source.lines().toList());
        int moved = 0;
        int from = 0;
        for (int i = 0; i < hunks.size(); i++) {
            if (i == without) {
                continue;
            }
            List<String> old = hunks.get(i).side('+');
            List<String> fresh = hunks.get(i).side('-');
            int at = place(lines, old, hunks.get(i).line() - 1 + moved, from);
            if (at < 0) {
                throw new IOException(name + ": the hunk at line " + hunks.get(i).line() + " does not fit, the scenario has no such lines as '"
                        + (old.isEmpty() ? "" : old.get(0).strip()) + "' there: make the diff anew from this scenario");
            }
            lines.subList(at, at + old.size()).clear();
            lines.addAll(at, fresh);
            moved += fresh.size() - old.size();
            from = at + fresh.size();
        }
        return String.join("\n", lines) + "\n";
    }

    /** Where the lines stand, nearest to where they are said to; -1 if nowhere after what was changed already. */
    private static int place(List<String> lines, List<String> old, int said, int from) {
        for (int off = 0; off <= lines.size(); off++) {
            for (int at : new int[] {said - off, said + off}) {
                if (at >= from && at + old.size() <= lines.size() && lines.subList(at, at + old.size()).equals(old)) {
                    return at;
                }
            }
        }
        return -1;
    }
}

package racelane.report;

import java.util.Arrays;
import java.util.Locale;
import racelane.trace.ReportKind;

/**
 * The first words of a kernel report, and what part of it they play. The list is the resource
 * {@code banners.txt}; a line is looked up by its first character, so that a log's other lines cost little.
 */
record Banner(Role role, ReportKind kind, String[] parts) {
    /** What a line that fits does to the reports around it; told in {@code banners.txt}. */
    enum Role { CUT, MESSAGE, WITHIN, TRAP, DIE, ALONE, PANIC }

    /** All banners, by first character. Immutable. */
    static final class Table {
        private final Banner[][] byFirst = new Banner[128][];

        Table() {
            for (String line : Resource.lines("banners.txt")) {
                String[] words = line.split("\\s+", 3);
                Role role = Role.valueOf(words[0].toUpperCase(Locale.ROOT));
                ReportKind kind = ReportKind.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_'));
                // The negative limit keeps the empty part after a trailing star: it means that anything may follow.
                add(words[2].charAt(0), new Banner(role, kind, words[2].split("\\*", -1)));
            }
        }

        private void add(char first, Banner banner) {
            Banner[] old = byFirst[first] == null ? new Banner[0] : byFirst[first];
            Banner[] more = Arrays.copyOf(old, old.length + 1);
            more[old.length] = banner;
            byFirst[first] = more;
        }

        /** The banner with which this message begins, or null. */
        Banner of(String text) {
            if (text.isEmpty() || text.charAt(0) >= 128) {
                return null;
            }
            Banner[] candidates = byFirst[text.charAt(0)];
            if (candidates != null) {
                for (Banner candidate : candidates) {
                    if (candidate.fits(text)) {
                        return candidate;
                    }
                }
            }
            return null;
        }
    }

    private boolean fits(String text) {
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty()) {
                continue;
            }
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return parts[parts.length - 1].isEmpty() || text.substring(at).isBlank();
    }
}

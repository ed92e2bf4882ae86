package racelane.session;

/** Plain text as a list expects it: 72 columns, commands that can be pasted into a shell. */
final class MailText {
    static final int COLUMNS = 72;
    private final StringBuilder out = new StringBuilder();

    /** An empty line, if none is there yet. */
    void gap() {
        if (out.length() > 0 && out.lastIndexOf("\n\n") != out.length() - 2) {
            out.append('\n');
        }
    }

    /** Words, broken where a line is full. */
    void paragraph(String text) {
        wrap(text, "", "");
    }

    /** A point of a list: set in under its dash. */
    void item(String text) {
        wrap(text, "- ", "  ");
    }

    private void wrap(String text, String first, String others) {
        String lead = first;
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > COLUMNS - lead.length()) {
                out.append('\n');
                column = 0;
                lead = others;
            }
            out.append(column == 0 ? lead : " ").append(word);
            column += word.length() + (column == 0 ? 0 : 1);
        }
        out.append('\n');
    }

    /** Lines as they are, between two empty ones. */
    void block(String lines) {
        gap();
        out.append(lines.stripTrailing()).append("\n\n");
    }

    /** A shell command, broken between words where that changes nothing: inside quotes by a line break, outside by a backslash. */
    void command(String command) {
        String[] words = command.split(" ");
        StringBuilder line = new StringBuilder("  $ ");
        int column = 4;
        boolean quoted = false;
        for (int i = 0; i < words.length; i++) {
            if (i > 0 && column + 1 + words[i].length() > COLUMNS - 2) {
                line.append(quoted ? "\n    " : " \\\n    ");
                column = 4;
            } else if (i > 0) {
                line.append(' ');
                column++;
            }
            line.append(words[i]);
            column += words[i].length();
            quoted ^= words[i].chars().filter(c -> c == '\'').count() % 2 == 1;
        }
        out.append(line).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package racelane.export;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.VisibleText;

/** Text in characters of one width: wrapped, padded, never with a tab. */
final class MonoText {
    private MonoText() {}

    /** Lines at most {@code width} characters long, broken at blanks; what follows the first is indented by two. A word that is too long is broken. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int indent = leading(text);
        line.append(" ".repeat(Math.min(indent, width / 2)));
        for (String word : plain(text).strip().split(" +")) {
            boolean empty = line.toString().isBlank();
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(Math.min(indent + 2, width / 2)));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line = new StringBuilder(" ".repeat(Math.min(indent + 2, width / 2))).append(line.substring(width));
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int leading(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Arrows and dashes as mails write them; characters that steer a terminal made visible. */
    static String plain(String text) {
        return VisibleText.of(text).replace("→", "->").replace("–", "-").replace("›", ">").replace("·", "-").replace("←", "<-").replace("…", "...");
    }

    static String left(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    static String right(String text, int width) {
        return text.length() >= width ? text : " ".repeat(width - text.length()) + text;
    }
}

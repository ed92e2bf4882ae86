package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.FontRole;
import racelane.picture.TextMeasure;

/** Breaks text into lines of a width. */
final class TextFlow {
    private TextFlow() {}

    /** Lines at most {@code width} px wide, broken at blanks, a word that is too wide cut; the last of {@code maxLines} ends with … if more followed. */
    static List<String> lines(String text, FontRole font, double size, double width, int maxLines) {
        TextMeasure measure = TextMeasure.bundled();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String longer = line.length() == 0 ? word : line + " " + word;
            if (line.length() > 0 && measure.width(longer, font, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        boolean cut = lines.size() > maxLines;
        List<String> kept = new ArrayList<>(lines.subList(0, Math.min(maxLines, lines.size())));
        if (cut) {
            kept.set(maxLines - 1, kept.get(maxLines - 1) + " …");
        }
        kept.replaceAll(one -> measure.ellipsize(one, font, size, width));
        return kept;
    }
}

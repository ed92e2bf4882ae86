package racelane.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which thread was picked at each step, and which choices were made in it. One line of text: thread names,
 * {@code name.2} for the second of {@code x 2}, with {@code /0} for each choice made, blanks between.
 */
public record Schedule(List<Pick> picks) {
    private static final int MOST_SHOWN = 40;

    /** One step. Two picks are equal when thread and choices are. */
    public record Pick(String thread, List<Integer> choices) {
        public static Pick of(String thread, int[] choices) {
            return new Pick(thread, Arrays.stream(choices).boxed().toList());
        }

        public int[] choiceArray() {
            return choices.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(thread);
            choices.forEach(choice -> text.append('/').append(choice));
            return text.toString();
        }
    }

    public Schedule {
        picks = List.copyOf(picks);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException with a sentence for people if a word is no pick
     */
    public static Schedule parse(String text) {
        List<Pick> picks = new ArrayList<>();
        for (String word : text.trim().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            String[] parts = word.split("/", -1);
            List<Integer> choices = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].matches("\\d{1,6}")) {
                    throw new IllegalArgumentException("'" + shown(word) + "' is no step of a schedule: write name or name/0");
                }
                choices.add(Integer.parseInt(parts[i]));
            }
            picks.add(new Pick(parts[0], choices));
        }
        return new Schedule(picks);
    }

    /** What a file may hold that is no schedule at all, fit for one line. */
    private static String shown(String word) {
        String plain = word.codePoints().limit(MOST_SHOWN).map(point -> point >= ' ' && point != 0x7f && point < 0xfff0 ? point : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return word.codePointCount(0, word.length()) > MOST_SHOWN ? plain + "…" : plain;
    }

    public int size() {
        return picks.size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Pick pick : picks) {
            text.append(text.length() == 0 ? "" : " ").append(pick);
        }
        return text.toString();
    }
}

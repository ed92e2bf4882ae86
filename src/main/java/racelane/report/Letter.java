package racelane.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;

/**
 * The text in which a report stands: a mail, or nothing but the log. Its sentences are what somebody wrote; lines of a
 * log, quoted programs and headers are not.
 *
 * @param report the report
 * @param lines  the lines around it and its own, in order
 */
public record Letter(KernelReport report, List<Line> lines) {
    private static final Pattern QUOTES = Pattern.compile("^(?:>\\s?)+");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:\\(?\\d{1,2}[.)]|[-*•])\\s+");
    private static final Pattern HEADER = Pattern.compile("^[A-Z][A-Za-z-]*: .*");
    private static final Pattern END = Pattern.compile("[.?!:](?=\\s+[A-Z]|$)");
    /** A sentence has words; less than that is a heading or a row of a table. */
    private static final int LEAST_WORDS = 4;

    /** A line and its number in the file, from 1. */
    public record Line(long number, String text) {}

    /** A sentence as written, on one line, and where it begins. */
    public record Sentence(String text, long line) {}

    /** A paragraph or an item of a list while its lines come. */
    private static final class Block {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();

        void add(String words, long number) {
            text.append(text.isEmpty() ? "" : " ");
            starts.add(text.length());
            numbers.add(number);
            text.append(words);
        }

        long lineAt(int position) {
            int at = starts.size() - 1;
            while (at > 0 && starts.get(at) > position) {
                at--;
            }
            return numbers.get(at);
        }
    }

    public Letter {
        lines = List.copyOf(lines);
    }

    /** What somebody wrote, in order. */
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        Block block = new Block();
        boolean fenced = false;
        boolean heading = true;
        for (Line line : lines) {
            String text = QUOTES.matcher(line.text()).replaceFirst("").stripTrailing();
            fenced ^= text.strip().startsWith("```");
            boolean inReport = line.number() >= report.first() && line.number() <= report.last();
            Matcher item = ITEM.matcher(text);
            boolean begins = item.find();
            boolean written = !fenced && !inReport && !text.isBlank() && !text.strip().startsWith("```") && !isProgram(text) && !LogLine.of(text).stamped()
                    && !(heading && HEADER.matcher(text).matches());
            heading &= text.isBlank() || HEADER.matcher(text).matches();
            if (!written || begins) {
                split(block, sentences);
                block = new Block();
            }
            if (written) {
                block.add(begins ? text.substring(item.end()) : text.strip(), line.number());
            }
        }
        split(block, sentences);
        return sentences;
    }

    private static boolean isProgram(String text) {
        return text.startsWith("    ") || text.startsWith("\t") || text.startsWith("#") || text.strip().startsWith("$ ");
    }

    private static void split(Block block, List<Sentence> sentences) {
        String text = block.text.toString();
        Matcher end = END.matcher(text);
        int from = 0;
        while (from < text.length()) {
            int to = end.find() ? end.end() : text.length();
            String sentence = text.substring(from, to).strip();
            if (sentence.split("\\s+").length >= LEAST_WORDS) {
                int first = text.indexOf(sentence, from);
                sentences.add(new Sentence(sentence, block.lineAt(first)));
            }
            from = to;
        }
    }

    /** The line of the report on which a frame of its own stack stands; that of its message if none shows it. */
    public long lineOf(ReportFrame frame) {
        String symbol = frame.symbol() + "+0x" + Integer.toHexString(frame.offset());
        boolean traced = false;
        for (Line line : lines) {
            if (line.number() < report.first() || line.number() > report.last()) {
                continue;
            }
            traced |= line.text().contains("Call trace") || line.text().contains("Call Trace");
            if (traced && line.text().contains(symbol)) {
                return line.number();
            }
        }
        return report.messageLine();
    }

    /** Messages on one side of the report, without the log's own writing, the nearest last before it and first after it. */
    public List<String> messages(boolean before, int most) {
        List<String> messages = new ArrayList<>();
        for (Line line : lines) {
            String message = LogLine.of(line.text()).text().strip();
            if (!message.isEmpty() && (before ? line.number() < report.first() : line.number() > report.last() && messages.size() < most)) {
                messages.add(message);
            }
        }
        return before ? List.copyOf(messages.subList(Math.max(0, messages.size() - most), messages.size())) : List.copyOf(messages);
    }
}

package racelane.read.kernellog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.report.Letter;
import racelane.trace.KernelReport;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;

/** Reads a file again for the text around its reports: what a mail says of them, and what the log says before and after. */
public final class Letters {
    /** So many lines on each side: a mail, not a whole log. */
    static final int LINES = 400;
    /** So many reports at most; a log with more of them is no mail. */
    static final int REPORTS = 64;

    /** Longer lines are no sentence; their rest is left out. */
    private static final int LONGEST = 2_000;

    private Letters() {}

    /**
     * The letters of the first reports, in the same order; of those beyond there are none.
     *
     * @param reports with lines of this file as positions, in the order of the file
     * @throws IOException if the source cannot be read any further
     */
    public static List<Letter> of(Source source, List<KernelReport> reports, Progress progress) throws IOException {
        List<KernelReport> asked = reports.subList(0, Math.min(REPORTS, reports.size()));
        List<List<Letter.Line>> lines = new ArrayList<>();
        asked.forEach(report -> lines.add(new ArrayList<>()));
        LogText text = new LogText((raw, bytes, from, to, offset, number, end) -> {
            for (int i = 0; i < asked.size(); i++) {
                if (number >= asked.get(i).first() - LINES && number <= asked.get(i).last() + LINES) {
                    lines.get(i).add(new Letter.Line(number, raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw));
                }
            }
        });
        new LineLoop(source, new LineIndex(), new TraceBuilder(TraceFacts.of(source.name(), "kernel log")), progress).run(text);
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            letters.add(new Letter(asked.get(i), lines.get(i)));
        }
        return letters;
    }
}

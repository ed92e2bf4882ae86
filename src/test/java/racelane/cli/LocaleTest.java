package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.trace.Workers;

/** What a verb prints never depends on where it runs: not on digits, separators or letter case of a language. */
class LocaleTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "info sample-traces/c3b-pm-opener2.trace.txt",
            "check sample-traces/c3b-pm-opener2.trace.txt",
            "state sample-traces/c3b-pm-opener2.trace.txt --at 1711",
            "steps sample-traces/c3b-pm-opener2.trace.txt",
            "report sample-traces/c5-stock-nopart.dmesg.txt",
            "lenses"})
    void printsTheSameInEveryLanguage(String command) {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String expected = run(command);
            for (String tag : new String[] {"ar-EG-u-nu-arab", "tr-TR", "de-DE"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(expected, run(command), tag);
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    private static String run(String command) {
        StringWriter out = new StringWriter();
        new Cli(new PrintWriter(out), new PrintWriter(new StringWriter()), Workers.direct(), () -> 0).run(command.split(" "));
        return out.toString();
    }
}

package racelane.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Finding;
import racelane.sim.Walk;

/**
 * What can come first in a scenario under several settings, each with the least that it needs: settings are tried
 * from the fewest threads that do anything, then from the smallest sum of what is varied, and a row belongs to
 * the first under which a search reaches it.
 */
final class FirstTable {
    private static final int MOST_SETTINGS = 1_000;

    /** How a program is searched. */
    interface Search {
        Verdict of(Program program) throws Exception;
    }

    private record Setting(Map<String, Long> varied, Program program, List<String> threads) {
        long sum() {
            return varied.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What can come first, with the least that it needs.
     *
     * @param chain   of its calls, without the callers above the scenario's own functions
     * @param threads those that do anything under this setting
     * @param varied  the setting, for what is varied
     */
    record Row(Verdict.First first, String chain, List<String> threads, Map<String, Long> varied) {}

    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    FirstTable(Scenario scenario, Map<String, Long> set, Map<String, long[]> ranges) throws ScenarioException {
        List<Map<String, Long>> all = new ArrayList<>();
        all.add(Map.of());
        for (Map.Entry<String, long[]> range : ranges.entrySet()) {
            List<Map<String, Long>> longer = new ArrayList<>();
            for (Map<String, Long> one : all) {
                for (long value = range.getValue()[0]; value <= range.getValue()[1]; value++) {
                    Map<String, Long> with = new LinkedHashMap<>(one);
                    with.put(range.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        for (Map<String, Long> varied : all) {
            Map<String, Long> configs = new LinkedHashMap<>(set);
            configs.putAll(varied);
            Program program = scenario.compile(configs);
            settings.add(new Setting(varied, program, List.copyOf(new Walk(program, program.reuse, List.of()).live())));
        }
        settings.sort(Comparator.comparingInt((Setting setting) -> setting.threads().size()).thenComparingLong(Setting::sum));
    }

    /** {@code NAME=A..B} each, in order. */
    static Map<String, long[]> ranges(List<String> vary) throws VerbException {
        Map<String, long[]> ranges = new LinkedHashMap<>();
        long settings = 1;
        for (String one : vary) {
            if (!one.matches("\\w+=\\d{1,6}\\.\\.\\d{1,6}")) {
                throw new VerbException("--vary " + one + ": a range of a config is written NAME=A..B, like CYCLES=1..2");
            }
            String[] ends = one.substring(one.indexOf('=') + 1).split("\\.\\.");
            long[] range = {Long.parseLong(ends[0]), Long.parseLong(ends[1])};
            settings *= Math.max(1, range[1] - range[0] + 1);
            if (range[0] > range[1] || settings > MOST_SETTINGS) {
                throw new VerbException("--vary " + one + ": " + (range[0] > range[1] ? "the range is empty: write the smaller number first"
                        : "that makes more than " + MOST_SETTINGS + " settings: vary less"));
            }
            ranges.put(one.substring(0, one.indexOf('=')), range);
        }
        return ranges;
    }

    /** Searches every setting. */
    void search(Search search) throws Exception {
        for (Setting setting : settings) {
            Verdict verdict = search.of(setting.program());
            verdicts.add(verdict);
            Set<String> functions = setting.program().functions.stream().map(Program.Function::name).collect(Collectors.toSet());
            for (Verdict.First first : verdict.first()) {
                Finding finding = first.finding();
                String chain = finding.stack().stream().takeWhile(functions::contains).map(frame -> "`" + frame + "`").collect(Collectors.joining(" <- "));
                rows.putIfAbsent(finding.kind() + " " + finding.thread() + " " + chain, new Row(first, chain, setting.threads(), setting.varied()));
            }
        }
    }

    /** The limit that stopped one of the searches, or null: then there may be more rows. */
    String stoppedBy() {
        return verdicts.stream().map(Verdict::stoppedBy).filter(Objects::nonNull).findFirst().orElse(null);
    }

    Verdict.Outcome outcome() {
        return !rows.isEmpty() ? Verdict.Outcome.FAILED : stoppedBy() == null ? Verdict.Outcome.EXHAUSTED : Verdict.Outcome.STOPPED;
    }

    /** In the order in which they were reached. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** One for each setting, in the order of the search. */
    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    /** The table, in the form of a README. */
    String text() {
        StringBuilder text = new StringBuilder("| comes first | in | under | fewest threads | least setting | steps |\n|---|---|---|---|---|---|\n");
        for (Row row : rows.values()) {
            text.append("| ").append(row.first().finding().kind().word()).append(" | ").append(row.first().finding().thread()).append(" | ").append(row.chain())
                    .append(" | ").append(String.join(", ", row.threads())).append(" | ")
                    .append(row.varied().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" ")))
                    .append(" | ").append(row.first().steps()).append(" |\n");
        }
        return text.toString();
    }
}

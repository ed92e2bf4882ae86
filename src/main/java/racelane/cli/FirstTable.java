package racelane.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, String> rows = new LinkedHashMap<>();

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

    /** Searches every setting; the limit that stopped one of them, or null. */
    String search(Search search) throws Exception {
        String stopped = null;
        for (Setting setting : settings) {
            Verdict verdict = search.of(setting.program());
            stopped = stopped == null ? verdict.stoppedBy() : stopped;
            for (Verdict.First first : verdict.first()) {
                Finding finding = first.finding();
                Set<String> functions = setting.program().functions.stream().map(Program.Function::name).collect(Collectors.toSet());
                String chain = finding.stack().stream().takeWhile(functions::contains).map(frame -> "`" + frame + "`").collect(Collectors.joining(" <- "));
                String key = "| " + finding.kind().word() + " | " + finding.thread() + " | " + chain + " |";
                rows.putIfAbsent(key, " " + String.join(", ", setting.threads()) + " | "
                        + setting.varied().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" ")) + " | " + first.steps() + " |");
            }
        }
        return stopped;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, in the form of a README. */
    String text() {
        StringBuilder text = new StringBuilder("| comes first | in | under | fewest threads | least setting | steps |\n|---|---|---|---|---|---|\n");
        rows.forEach((key, rest) -> text.append(key).append(rest).append('\n'));
        return text.toString();
    }
}

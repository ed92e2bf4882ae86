package racelane.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.explore.Explorer;
import racelane.explore.RandomRuns;
import racelane.scenario.Program;
import racelane.sim.BoundReached;
import racelane.sim.Run;
import racelane.sim.Schedule;
import tools.jackson.databind.node.ObjectNode;

/** One run of a scenario: along a schedule, or drawn from a seed. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "one run of a scenario: along a schedule, or drawn from a seed",
        footer = {"", "Exit status 0: no failure; 1: failure; 2: not a scenario, or the schedule does not fit."})
final class RunVerb extends ScenarioVerb {
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_BYTES = 64 << 20;

    @Option(names = "--schedule", paramLabel = "FILE", description = "the schedule to follow, - for standard input; then on to the end")
    String schedule;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "seed of the first random run")
    long seed;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", description = "random runs until one fails, at most so many")
    int runs;

    @Override
    int run(Program program) throws Exception {
        if (runs < 1) {
            throw new VerbException("--runs " + runs + ": at least one run is needed");
        }
        Run run;
        try {
            run = schedule == null ? RandomRuns.run(program, reuse(program), seed, runs, MOST_STEPS)
                    : Explorer.replay(program, reuse(program), Schedule.parse(read()), true);
        } catch (IllegalArgumentException unfit) {
            throw new VerbException(scenario + ": " + unfit.getMessage());
        } catch (BoundReached bound) {
            throw new VerbException(scenario + ": the run met a bound: " + bound.getMessage());
        }
        write(run);
        if (json) {
            Json.print(out(), document(run));
        } else {
            print(run);
            out().printf(Locale.ROOT, "%n%s; %d steps%s; again:%n%s%n", run.failure() == null ? "no failure in this run" : "failed: " + run.failure().kind().word(),
                    run.steps().size(), run.ended() ? "" : ", not run to its end", replay(run.schedule()));
        }
        return run.failure() == null ? Exit.FINE : Exit.FOUND;
    }

    private String read() throws IOException, VerbException {
        if (schedule.equals("-")) {
            InputStream in = System.in;
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
        Path file = Path.of(schedule);
        if (!Files.isRegularFile(file)) {
            throw new VerbException(schedule + ": there is no such file: write the name of a file with a schedule, or -");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new VerbException(schedule + ": a schedule of " + Files.size(file) + " bytes is longer than any run: is it another file?");
        }
        return Files.readString(file);
    }

    private ObjectNode document(Run run) {
        ObjectNode node = Json.object().put("scenario", scenario).put("verdict", run.failure() == null ? "passed" : "failed").put("ended", run.ended());
        node.put("steps", run.steps().size()).put("schedule", run.schedule().toString());
        if (run.failure() == null) {
            node.putNull("finding");
        } else {
            finding(node.putObject("finding"), run.failure());
        }
        findings(node, run.findings());
        return node.put("replay", replay(run.schedule()));
    }
}

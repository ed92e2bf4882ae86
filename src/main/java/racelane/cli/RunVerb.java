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
import racelane.scenario.ReuseMode;
import racelane.sim.BoundReached;
import racelane.sim.Run;
import racelane.sim.Schedule;
import tools.jackson.databind.node.ObjectNode;

/** Runs of a scenario: one along a schedule, one drawn from a seed, or many drawn from seeds. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "one run of a scenario along a schedule or drawn from a seed, or many random runs",
        footer = {"", "Exit status 0: no failure; 1: failure; 2: not a scenario, or the schedule does not fit."})
final class RunVerb extends ScenarioVerb {
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_RUNS = 10_000_000;

    @Option(names = "--schedule", paramLabel = "FILE", description = "the schedule to follow, - for standard input; then on to the end")
    String schedule;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "seed of the first random run")
    long seed;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", description = "so many random runs, each further one with the next seed: how many fail, their seeds, and the shortest of them")
    int runs;

    @Override
    int run(Program program) throws Exception {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new VerbException("--runs " + runs + ": expected 1 to " + MOST_RUNS + " runs");
        }
        if (schedule != null && (isGiven("--runs") || isGiven("--seed"))) {
            throw new VerbException("--schedule: a schedule leaves nothing to draw: write it without --seed and --runs");
        }
        if (runs > 1) {
            return batch(program);
        }
        Run run;
        try {
            run = schedule == null ? new RandomRuns(program, reuse(program), MOST_STEPS).run(seed)
                    : Explorer.replay(program, reuse(program), Schedule.parse(read()), true);
        } catch (IllegalArgumentException unfit) {
            throw new VerbException(scenario + ": " + unfit.getMessage() + " (is it a schedule of this version of the scenario, with its configs and its patch?)");
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

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int batch(Program program) throws Exception {
        ReuseMode mode = reuse(program);
        RandomRuns.Batch batch;
        try {
            batch = new RandomRuns(program, mode, MOST_STEPS).batch(seed, runs);
        } catch (BoundReached bound) {
            throw new VerbException(scenario + ": init met a bound: " + bound.getMessage());
        }
        Run shortest = batch.shortest() == null ? null : Explorer.replay(program, mode, batch.schedule(), true);
        RandomAnswer answer = new RandomAnswer(batch, mode);
        write(shortest);
        if (json) {
            ObjectNode node = answer.document(scenario);
            if (shortest == null) {
                node.putNull("schedule").putNull("finding").putNull("replay");
            } else {
                node.put("schedule", batch.schedule().toString());
                finding(node.putObject("finding"), shortest.failure());
                node.put("replay", replay(batch.schedule()));
            }
            Json.print(out(), node);
        } else {
            out().print(answer.text(scenario));
            if (shortest != null) {
                print(shortest);
                out().printf(Locale.ROOT, "%n%s of seed %d, after %d steps; again:%n%s%n", shortest.failure().kind().word(), batch.shortest().seed(), batch.shortest().steps(),
                        replay(batch.schedule()));
            }
        }
        return shortest == null ? Exit.FINE : Exit.FOUND;
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
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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

package racelane;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import racelane.cli.Cli;
import racelane.trace.Ticker;
import racelane.trace.Workers;
import racelane.ui.Door;

/**
 * Picks the door: a verb or an option of its own goes to the command line, everything else to the window. Makes the
 * only threads and the only clock and hands them down. It extends no toolkit class, so that
 * {@code java -jar} starts it from the class path.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Workers workers = new PoolWorkers();
        Ticker ticker = System::nanoTime;
        Cli cli = new Cli(out, err, workers, ticker);
        boolean asksForVerb = args.length > 0 && (cli.verbs().contains(args[0]) || args[0].startsWith("-") && args[0].length() > 1 && !Door.isOption(args[0]));
        if (asksForVerb) {
            System.exit(cli.run(args));
        }
        int status = new Door(workers, ticker, cli.verbs(), System.getenv()).open(args, err);
        if (status != 0) {
            System.exit(status);
        }
    }
}

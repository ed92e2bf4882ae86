package racelane;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import racelane.cli.Cli;
import racelane.trace.Workers;

/** Picks the door: a verb goes to the command line, everything else to the window. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Cli(out, err, Workers.direct(), System::nanoTime).run(args));
    }
}

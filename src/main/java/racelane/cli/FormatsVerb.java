package racelane.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import racelane.catalog.Catalog;

/** Which formats are read. */
@Command(name = "formats", mixinStandardHelpOptions = true, description = "the formats that are read")
final class FormatsVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Catalog.formats().forEach(format -> spec.commandLine().getOut().println(format.name()));
        return Exit.FINE;
    }
}

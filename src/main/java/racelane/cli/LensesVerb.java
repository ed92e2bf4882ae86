package racelane.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import racelane.catalog.Catalog;
import racelane.lens.Lens;

/** Which lenses are there. */
@Command(name = "lenses", mixinStandardHelpOptions = true, description = "the built-in lenses")
final class LensesVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (Lens lens : Catalog.lenses(List.of())) {
            spec.commandLine().getOut().printf(Locale.ROOT, "%-8s %s%n", lens.name(), lens.about());
        }
        return Exit.FINE;
    }
}

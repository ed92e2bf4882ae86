package racelane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import racelane.catalog.Catalog;
import racelane.lens.Lens;
import racelane.lens.LensException;
import racelane.lens.LensFile;
import racelane.probe.BuildValues;
import racelane.probe.CaptureScript;

/** Prints the script that records, on a target, what lenses read. */
@Command(name = "capture-script", mixinStandardHelpOptions = true,
        description = "a POSIX shell script for the target (tracefs, no other tool) that records what a lens reads")
final class CaptureScriptVerb implements Callable<Integer> {
    /** A day; who records longer wants a ring that is emptied, not a script. */
    private static final int MAX_SECONDS = 86_400;

    @Spec
    CommandSpec spec;

    @Option(names = "--lens", paramLabel = "NAME|FILE", description = "a built-in lens that names probes, or a file; again and again")
    List<String> wanted = new ArrayList<>();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "how long it records if the kernel does not complain before (default: ${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--offsets", paramLabel = "FILE", description = "NAME=VALUE a line: what depends on the kernel's build, for kernels without BTF")
    List<Path> offsets = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "one such value")
    List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new VerbException("--seconds is " + seconds + ", 1 to " + MAX_SECONDS + " would be right");
        }
        CaptureScript script = new CaptureScript(lenses(), values(), seconds);
        String text = script.text();
        if (!script.unused().isEmpty()) {
            throw new VerbException("no probe asks for " + String.join(", ", script.unused()) + ": the script without values names in its first lines what is asked for");
        }
        spec.commandLine().getOut().print(text);
        return Exit.FINE;
    }

    /** The lenses asked for, and those that any capture needs: who ran, who waited, what the kernel said. */
    private List<Lens> lenses() throws LensException, VerbException {
        List<Lens> builtIn = Catalog.lenses(List.of());
        List<String> able = builtIn.stream().filter(lens -> !lens.probes().isEmpty()).map(Lens::name).toList();
        if (wanted.isEmpty()) {
            throw new VerbException("which lens is to be fed? --lens with one of " + able + ", or a lens file of your own");
        }
        List<Lens> lenses = new ArrayList<>();
        for (String name : wanted) {
            Lens lens = builtIn.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
            if (lens == null && !Files.exists(Path.of(name))) {
                throw new VerbException("--lens " + name + ": neither a built-in lens nor a file; those that name probes are " + able);
            }
            lens = lens == null ? LensFile.read(Path.of(name)) : lens;
            if (lens.probes().isEmpty() && lens.recorded().isEmpty()) {
                throw new VerbException("--lens " + name + ": it names no probes; add \"probes\" or \"records\" to it as the lens page says");
            }
            lenses.add(lens);
        }
        builtIn.stream().filter(lens -> lens.probes().isEmpty() && !lens.recorded().isEmpty() && lenses.stream().noneMatch(one -> one.name().equals(lens.name()))).forEach(lenses::add);
        return lenses;
    }

    private BuildValues values() throws VerbException {
        BuildValues values = new BuildValues();
        try {
            for (Path file : offsets) {
                values.add(file.toString(), Files.readString(file));
            }
            for (String setting : settings) {
                values.add("--set", setting);
            }
        } catch (IOException failure) {
            throw new VerbException("--offsets: " + failure.getMessage() + " cannot be read as text: check the name and its permissions");
        } catch (IllegalArgumentException wrong) {
            throw new VerbException(wrong.getMessage());
        }
        return values;
    }
}

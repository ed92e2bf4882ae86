package racelane.cli;

import picocli.CommandLine.Option;

/** A verb over a trace whose answer can be had as JSON. */
abstract class JsonVerb extends TraceVerb {
    @Option(names = "--json", description = "one JSON document on standard output, nothing else")
    boolean json;
}

package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.source.Place;
import racelane.source.SourceLines;
import racelane.testkit.Compiled;
import racelane.trace.Workers;

/** Lines behind places in what the verbs print, from an image that is compiled here. */
class SourceOptionsTest {
    private static final String LENS = """
            {"lens": "toy", "about": "toy devices",
             "objects": [{"type": "toy", "size": 64, "counts": [{"name": "refs", "offsets": [0]}]}],
             "calls": [{"entry": "start", "return": "start_ret", "function": "start_device"},
                       {"entry": "get", "return": "get_ret", "function": "get_device", "does": "get", "type": "toy", "object": "dev",
                        "counts": {"refs": "refs"}, "returns": {"counts": {"refs": "refs"}}}]}
            """;

    @TempDir
    Path folder;
    private Path image;
    private Path trace;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void compile() throws Exception {
        image = Compiled.image(folder, true);
        Files.writeString(folder.resolve("toy.json"), LENS);
        trace = folder.resolve("toy.txt");
        String text = """
                # tracer: nop
                #
                              sh-7       [000] .....     1.000100: start: (start_device+0x0)
                              sh-7       [000] .....     1.000200: get: (get_device+0x0) dev=0xff11000000001000 refs=0
                              sh-7       [000] .....     1.000210: <stack trace>
                 => get_device
                 => start_device+%s
                              sh-7       [000] .....     1.000300: get_ret: (start_device+%s <- get_device) refs=1
                              sh-7       [000] .....     1.000400: kfree: call_site=other+0x4/0x10 [drv] ptr=0000000000001000
                """;
        Files.writeString(trace, text.replace("%s", returnAddress()));
    }

    /** The first address that a call on line 10 can return to. */
    private String returnAddress() throws Exception {
        try (SourceLines lines = SourceLines.open(List.of(image), null, Compiled.programs(), SourceLines.PATIENCE)) {
            for (int offset = 1; offset < 64; offset++) {
                Place place = new Place("start_device", offset, -1, null, true);
                if (lines.at(place).isKnown() && lines.at(place).frames().get(0).line() == 10) {
                    return "0x" + Integer.toHexString(offset);
                }
            }
        }
        throw new AssertionError("no instruction of start_device is on line 10");
    }

    private int run(String verb, String... more) {
        List<String> words = new ArrayList<>(List.of(verb, trace.toString(), "--lens", folder.resolve("toy.json").toString()));
        words.addAll(List.of(more));
        return new Cli(new PrintWriter(out), new PrintWriter(err), Workers.direct(), () -> 0).run(words.toArray(String[]::new));
    }

    private String[] withSources(String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--vmlinux", image.toString(), "--src", folder.toString()));
        return words.toArray(String[]::new);
    }

    @Test
    void stateShowsLinesBehindTheStepItsStackAndItsCalls() {
        assertEquals(0, run("state", withSources("--at", "2")), err.toString());
        String got = "inlined bump  drivers/base/device.c:2  return *count = *count + 7;\n";
        String in = "get_device  drivers/base/device.c:5  int now = bump(count);\n";
        String caller = "start_device  drivers/base/device.c:10  return get_device(count) + 1;\n";
        assertTrue(out.toString().contains("source   " + got + "source   " + in + "stack    " + got + "stack    " + in + "stack    " + caller), out.toString());
        assertTrue(out.toString().contains("           " + got + "           " + in + "             called in " + caller), out.toString());
    }

    @Test
    void checkShowsLinesBehindTheEventsOfAFinding() {
        assertEquals(1, run("check", withSources()), err.toString());
        assertTrue(out.toString().contains("\n              get_device  drivers/base/device.c:5  int now = bump(count);\n"), out.toString());
    }

    @Test
    void aPlaceWithoutALineSaysWhy() {
        assertEquals(0, run("state", withSources("--at", "5")), err.toString());
        assertTrue(out.toString().contains("source   other+0x4/0x10 [drv]: no line: it is a function of the module drv: name its .ko with another --vmlinux\n"), out.toString());
    }

    @Test
    void jsonKeepsItsPromiseAndHasSourcesOnlyIfAsked() throws Exception {
        for (String verb : List.of("state", "check")) {
            String[] at = verb.equals("state") ? new String[] {"--at", "2", "--json"} : new String[] {"--json"};
            out.getBuffer().setLength(0);
            run(verb, at);
            assertTrue(!out.toString().contains("\"source\""), out.toString());
            out.getBuffer().setLength(0);
            run(verb, withSources(at));
            assertTrue(out.toString().contains("\"file\" : \"drivers/base/device.c\""), out.toString());
            String schema = Files.readString(Path.of("src/main/resources/racelane/schema/" + verb + ".json"));
            assertEquals(List.of(), SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema).validate(out.toString(), InputFormat.JSON).stream().map(Error::toString).toList());
        }
    }

    @Test
    void whatCannotBeUsedEndsTheVerbInOneLine() {
        assertEquals(2, run("check", "--src", folder.toString()));
        assertEquals(2, run("check", "--vmlinux", trace.toString()));
        assertEquals("racelane: --src " + folder + ": needs the image whose lines are to be shown; name it with --vmlinux FILE\n"
                + "racelane: " + trace + ": is no ELF file, it begins as bytes 23207472; name the uncompressed vmlinux or .ko with debug information\n", err.toString());
    }
}

package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racelane.trace.Workers;

/** What {@code --json} prints is what the schemas promise. */
class SchemaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            info  | info sample-traces/c3b-pm-opener2.trace.txt --json
            info  | info sample-traces/c6-lost.trace.txt.gz --json
            check | check sample-traces/c3b-pm-opener2.trace.txt --json
            check | check sample-traces/c1-readers.trace.txt.gz --json
            check | check sample-traces/a4-arm64-unbinder.trace.txt.gz --json
            state | state sample-traces/c3b-pm-opener2.trace.txt --at 1711 --json
            state | state sample-traces/c3b-pm-opener2.trace.txt --at 1 --json
            state | state sample-traces/c6-lost.trace.txt.gz --at 6229 --json
            report | report src/test/resources/read/kernellog/mail-with-a-quoted-report.txt --json
            report | report src/test/resources/read/kernellog/report-that-breaks-off.txt --json
            report | report src/test/resources/read/kernellog/dmesg-with-dates.txt --json
            report | report sample-traces/c3b-pm-opener2.trace.txt --json
            report | report src/test/resources/cli/input/explain/pump-report.txt --explain --scenario src/test/resources/cli/input/explain/pump-two-stops.race --json
            explore | explore sample-traces/scenarios/mtd-char-opener/mtd-char-opener.race --json
            explore | explore mtd-proc-reader --max-states 2 --json
            explore | explore abba-deadlock --patch one-order --json
            follow | follow sample-traces/a6-arm64-injected.trace.txt.gz mtd-extra-put --json
            follow | follow sample-traces/c3b-pm-opener2.trace.txt mtd-proc-reader --json
            follow | follow sample-traces/c3b-pm-opener2.trace.txt mtd-partitioned-master --max-states 5 --json
            compare | compare sample-traces/c3b-pm-opener2.trace.txt sample-traces/c3b-pm-opener2.trace.txt --json
            compare | compare sample-traces/c3a-stock-opener.trace.txt.gz sample-traces/c3b-pm-opener2.trace.txt --json
            compare | compare sample-traces/c3b-pm-opener2.trace.txt sample-traces/a4-arm64-unbinder.trace.txt.gz --steps-a 1386-1760 --steps-b 6700-7800 --json
            compare | compare sample-traces/a6-arm64-injected.trace.txt.gz mtd-extra-put --json
            compare | compare sample-traces/c3b-pm-opener2.trace.txt mtd-proc-reader --json
            compare | compare sample-traces/c3b-pm-opener2.trace.txt mtd-partitioned-master --max-states 5 --json
            explore | explore get-after-lookup --every underflow,addition-on-zero --json
            explore | explore mtd-extra-put --every underflow,addition-on-zero --vary PARTITIONS=1..2 --json
            explore | explore mtd-proc-reader --every underflow --vary READS=0..1 --json
            """)
    void jsonKeepsItsPromise(String schema, String command) throws IOException {
        StringWriter out = new StringWriter();
        new Cli(new PrintWriter(out), new PrintWriter(new StringWriter()), Workers.direct(), () -> 0).run(command.split(" "));
        assertEquals(List.of(), schema(schema).validate(out.toString(), InputFormat.JSON).stream().map(Error::toString).toList());
    }

    private static Schema schema(String name) throws IOException {
        String text = Files.readString(Path.of("src/main/resources/racelane/schema/" + name + ".json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
}

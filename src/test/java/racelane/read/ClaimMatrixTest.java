package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fixture is shown to every format: exactly one has the strongest claim. It catches claims that take what is another's. */
class ClaimMatrixTest {
    @Test
    void exactlyOneFormatHasTheStrongestClaim() throws Exception {
        for (Path input : Fixtures.all()) {
            List<String> best = strongest(Head.of(Files.readAllBytes(input)));
            assertEquals(1, best.size(), () -> input + " is claimed equally by " + best);
        }
    }

    @Test
    void noFormatClaimsWhatIsNoTrace() {
        for (String text : List.of("", "\n\n\n", "hello\n", "{\"a\": 1}\n", "<!DOCTYPE html>\n<html><body>a-1 b</body></html>\n", "#!/bin/sh\necho 1\n",
                "Subject: a mail\n\nplease see a-1 [000]\n", "\u0000\u0001\u0002", "cpus=2\n", "-1 -2 -3\n")) {
            assertEquals(List.of(), strongest(Head.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))), text);
        }
    }

    private static List<String> strongest(Head head) {
        List<String> best = new ArrayList<>();
        Claim claim = Claim.NONE;
        for (TraceFormat format : Formats.all()) {
            Claim its = format.claim(head);
            if (its.compareTo(claim) > 0) {
                best.clear();
            }
            if (its != Claim.NONE && its.compareTo(claim) >= 0) {
                best.add(format.name());
                claim = its;
            }
        }
        return best;
    }
}

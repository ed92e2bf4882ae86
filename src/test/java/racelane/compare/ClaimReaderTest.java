package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import racelane.report.Letter;

/** What sentences of mails claim, of whatever subsystem. */
class ClaimReaderTest {
    private static String said(String sentence) {
        return ClaimReader.of(new Letter.Sentence(sentence, 1)).stream()
                .map(claim -> (claim.negated() ? "not " : "") + claim.asked().name().toLowerCase() + (claim.function() == null ? "" : " " + claim.function()) + (claim.kind() == null ? "" : " " + claim.kind().word()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void sentencesSayWhatTheirVerbsSay() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("The unbind path deletes the disk via del_gendisk()", "calls del_gendisk"),
                Map.entry("Another process reading /proc/pumps holds references to the pump", "gets"),
                Map.entry("The opener does not take a reference on the pump", "not gets"),
                Map.entry("probe drops the last reference twice", "puts"),
                Map.entry("There is a race between open and remove", "races"),
                Map.entry("The reference count goes negative, so the pump was freed while still being accessed", "meets underflow, meets use-after-free"),
                Map.entry("the inode is freed twice on this path", "meets double-free"),
                Map.entry("This leads to a deadlock between the two locks", "meets deadlock"),
                Map.entry("the error path leaks the buffer", "meets leak"),
                Map.entry("a get_device() without a matching put leads to a leak", "meets leak"),
                Map.entry("The kernel version is 6.6 and the issue has the same cause", ""),
                Map.entry("Please let me know if you need any additional information", ""));
        expected.forEach((sentence, claims) -> assertEquals(claims, said(sentence), sentence));
    }

    @Test
    void whoIsMeantIsNotTheVerb() {
        Claim claim = ClaimReader.of(new Letter.Sentence("Readers of /proc/pumps take a reference", 1)).get(0);
        assertEquals(List.of("/proc/pumps"), claim.paths());
        assertEquals(true, claim.words().contains("read"));
        assertEquals(false, claim.words().contains("tak") || claim.words().contains("take") || claim.words().contains("proc"));
    }

    @Test
    void stemsJoinWhoDoesWithWhatIsDone() {
        assertEquals(List.of("read", "read", "read", "open", "unbind"), List.of("reader", "reading", "reads", "Openers", "unbind").stream().map(ClaimReader::stem).toList());
    }
}

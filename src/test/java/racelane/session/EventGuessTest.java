package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.lens.LensDraft;
import racelane.lens.LensDraft.Meaning;
import racelane.lens.LensDraft.Saying;
import racelane.testkit.Traces;
import racelane.trace.Trace;

class EventGuessTest {
    private static Trace trace() throws Exception {
        return Traces.start()
                .event("sh-10", 0, "frob_get", "(frob_get+0x0/0x40) id=7 f=0xffff888101230000 users=1")
                .event("cat-11", 1, "noise", "x=1")
                .event("sh-10", 0, "frob_get_ret", "(frob_open+0x1/0x2 <- frob_get) ret=0 users=2")
                .event("sh-10", 0, "frob_unlock", "(frob_unlock+0x0/0x40) l=0xffff888101230040")
                .event("sh-10", 0, "bare", "")
                .analysis().trace();
    }

    @Test
    void nameAndArgumentsSuggestTheSentence() throws Exception {
        EventGuess guess = EventGuess.of(trace(), 0, LensDraft.of("said"));
        assertEquals(new Saying("frob_get", Meaning.GET, "f", "object", "users", "frob_get_ret", "users"), guess.guess());
        assertEquals(List.of("id", "f", "users"), List.copyOf(guess.arguments().keySet()));
        assertEquals(List.of("frob_get_ret"), guess.returns());
        assertEquals(List.of("ret", "users"), EventGuess.argumentsOf(trace(), "frob_get_ret", 0));
    }

    @Test
    void ofAReturnItsEntryIsMeant() throws Exception {
        EventGuess guess = EventGuess.of(trace(), 2, LensDraft.of("said"));
        assertEquals(0, guess.row());
        assertEquals("frob_get", guess.event());
    }

    @Test
    void aLockHasNoCount() throws Exception {
        assertEquals(new Saying("frob_unlock", Meaning.UNLOCK, "l", "object", null, null, null), EventGuess.of(trace(), 3, LensDraft.of("said")).guess());
    }

    @Test
    void whatWasSaidBeforeIsSaidAgain() throws Exception {
        Saying said = new Saying("frob_get", Meaning.OBSERVE, "id", "thing", null, null, null);
        LensDraft draft = LensDraft.of("said").with(said);
        assertEquals(said, EventGuess.of(trace(), 0, draft).guess());
        assertEquals("thing", EventGuess.of(trace(), 3, draft).guess().type());
    }

    @Test
    void anEventWithoutArgumentsHasNone() throws Exception {
        assertEquals(List.of(), List.copyOf(EventGuess.of(trace(), 4, LensDraft.of("said")).arguments().keySet()));
    }
}

package racelane.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

/** One case a form of an event's text. */
class BodyTest {
    private static Body body(String text) {
        Body body = new Body();
        body.set(text);
        return body;
    }

    @Test
    void aProbesEntry() {
        Body body = body("(dev_get+0x4/0x100 [disk]) dev=0xff1100000568a028 idx=0 name=\"nor 0\" refs=-1073741824 parent=0x0");
        assertEquals("dev_get", body.function());
        assertEquals("dev_get+0x4/0x100 [disk]", body.site());
        assertFalse(body.isReturn());
        assertNull(body.caller());
        assertEquals(0xff1100000568a028L, body.address("dev"));
        assertEquals("nor 0", body.arg("name"));
        assertEquals(-1073741824, body.number("refs"));
        assertEquals(0, body.address("parent"));
        assertEquals(Body.NONE, body.number("none"));
        assertNull(body.arg("none"));
    }

    @Test
    void aProbesReturn() {
        Body body = body("(disk_open+0x3b/0xd0 [disk] <- dev_get) ret=0xff1100000568a028");
        assertTrue(body.isReturn());
        assertEquals("dev_get", body.function());
        assertEquals("disk_open", body.caller());
        assertEquals(0xff1100000568a028L, body.address("ret"));
    }

    @Test
    void aReturnWhoseCallerIsUnknown() {
        Body body = body("([unknown/kretprobe'd] <- dev_get) ret=0 dev=0xff");
        assertEquals("dev_get", body.function());
        assertEquals(0, body.number("ret"));
        assertEquals(0xff, body.address("dev"));
    }

    @Test
    void aProbeWithoutSymbols() {
        assertEquals("ffffffffc0203294", body("(ffffffffc0203294) m=0xff").function());
        Body back = body("(ffffffff8148cd40 <- ffffffffc0203294) ret=0");
        assertEquals("ffffffffc0203294", back.function());
        assertEquals("ffffffff8148cd40", back.caller());
    }

    @Test
    void aSwitch() {
        assertEquals(Map.of("prev_comm", "cat a b", "prev_pid", "18", "prev_prio", "120", "prev_state", "R+", "next_comm", "sh", "next_pid", "222", "next_prio", "120"),
                body("prev_comm=cat a b prev_pid=18 prev_prio=120 prev_state=R+ ==> next_comm=sh next_pid=222 next_prio=120").args());
    }

    @Test
    void aFirstWordWithoutAName() {
        Body body = body("00000000936f0dc6 (flags=SPIN|MUTEX)");
        assertEquals(0x936f0dc6L, body.address("#0"));
        assertEquals("SPIN|MUTEX", body.arg("flags"));
        assertNull(body.function());
        assertEquals("ffffffffc020b880", body("ffffffffc020b880 (ret=0)").arg("#0"));
    }

    @Test
    void aStringWithABreakAndABlank() {
        Body body = body("(__warn_printk+0x4/0x150) fmt=\"refcount_t: addition on 0; use-after-free.\n\" x=1");
        assertEquals("refcount_t: addition on 0; use-after-free.\n", body.arg("fmt"));
        assertEquals(1, body.number("x"));
    }

    @Test
    void aStringWithQuotesInside() {
        Body body = body("name=\"a \"b\" c\" refs=1");
        assertEquals("a \"b\" c", body.arg("name"));
        assertEquals(1, body.number("refs"));
    }

    @Test
    void aFaultIsNoNumber() {
        Body body = body("pname=(fault) refs=1");
        assertEquals("(fault)", body.arg("pname"));
        assertEquals(Body.NONE, body.number("pname"));
        assertEquals(1, body.number("refs"));
    }

    @Test
    void numbers() {
        Body body = body("a=18446744073709551615 b=0xffffffffffffffff c=-0x1 d=-5 e= f=12ab g=0x h=ffffffff81 i=+3");
        assertEquals(-1, body.address("b"));
        assertEquals(-1, body.number("b"));
        assertEquals(-5, body.number("d"));
        assertEquals(Body.NONE, body.number("e"));
        assertEquals(Body.NONE, body.number("f"));
        assertEquals(Body.NONE, body.number("g"));
        assertEquals(0xffffffff81L, body.address("h"));
        assertEquals(Body.NONE, body.number("i"));
    }

    @Test
    void anUnsignedNumberOfTwentyDigitsIsItsBits() {
        assertEquals(-1, body("a=18446744073709551615").number("a"));
        assertEquals(Body.NONE, body("a=99999999999999999999").number("a"));
    }

    @Test
    void theFirstArgumentOfANameCounts() {
        assertEquals(1, body("a=1 a=2").number("a"));
        assertEquals(Map.of("a", "1"), body("a=1 a=2").args());
    }

    @Test
    void anEmptyTextHasNothing() {
        Body body = body("");
        assertEquals("", body.text());
        assertEquals(Map.of(), body.args());
        assertNull(body.arg("#0"));
        assertNull(body.function());
    }

    @Test
    void aReusedBodyForgetsWhatItHeld() {
        Body body = body("(f+0x0/0x1) a=1 b=2 c=3");
        body.set("c=4");
        assertEquals(Map.of("c", "4"), body.args());
        assertNull(body.function());
    }

    @Test
    void anyTextIsLookedThroughWithoutFault() {
        String alphabet = " ()=\"<-abc_09x[]+,\n>";
        Seeds.each(2_000, random -> {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Body body = body(text.toString());
            assertEquals(text.toString(), body.text());
            body.args().forEach((name, value) -> {
                assertEquals(value, body.arg(name));
                body.number(name);
                body.address(name);
            });
            body.arg("#0");
            body.function();
            body.caller();
            body.site();
        });
    }
}

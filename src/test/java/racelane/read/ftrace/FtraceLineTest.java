package racelane.read.ftrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.trace.Context;

/** One case a shape of line. What is asked for is written {@code comm|pid|tgid|cpu|time|kind|name|body}. */
class FtraceLineTest {
    private static String parsed(String text) {
        FtraceLine line = new FtraceLine();
        byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
        if (!line.parse(bytes, 2, bytes.length - 2)) {
            return "no event";
        }
        return String.join("|", word(bytes, line.commFrom, line.commTo), "" + line.pid, "" + line.tgid, "" + line.cpu, "" + line.timeNs, "" + line.kind,
                word(bytes, line.nameFrom, line.nameTo), word(bytes, line.bodyFrom, line.bodyTo));
    }

    private static String word(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static int context(String flags) {
        FtraceLine line = new FtraceLine();
        byte[] bytes = ("              sh-1       [001] " + flags + "     1.000001: a: b").getBytes(StandardCharsets.UTF_8);
        return line.parse(bytes, 0, bytes.length) ? line.context : -1;
    }

    @Test
    void anEventWithFiveFlags() {
        assertEquals("sh|222|-1|1|14989944000|EVENT|remove|(remove+0x4/0x20 [nor]) m=0xff",
                parsed("              sh-222     [001] .....    14.989944: remove: (remove+0x4/0x20 [nor]) m=0xff"));
    }

    @Test
    void anEventWithFourFlagsAndBlanksInTheName() {
        assertEquals("Web Content|2711|-1|3|26186336632000|EVENT|sched_waking|comm=Timer", parsed("     Web Content-2711  [003] d... 26186.336632: sched_waking: comm=Timer"));
    }

    @Test
    void anEventWithoutFlags() {
        assertEquals("atrace|14662|-1|0|50260647576000|EVENT|sched_switch|a=1", parsed("          atrace-14662 [000] 50260.647576: sched_switch: a=1"));
    }

    @Test
    void theThreadGroupColumn() {
        assertEquals("sh|186|186|3|20345739000|EVENT|sys_exit|NR 1 = 2", parsed("              sh-186     (    186) [003] .....    20.345739: sys_exit: NR 1 = 2"));
        assertEquals("<idle>|0|-1|1|1000|EVENT|a|b", parsed("          <idle>-0     (-------) [001] d..3 0.000001: a: b"));
    }

    @Test
    void aNameThatLooksLikeTheColumnsAfterIt() {
        assertEquals("a-1 [000]|5|-1|1|1000003000|EVENT|sys_exit|NR 1", parsed("       a-1 [000]-5       [001] .....     1.000003: sys_exit: NR 1"));
        assertEquals("a-1 [0] x 1.0: y|5|-1|1|1000003000|EVENT|sys_exit|NR 1", parsed("a-1 [0] x 1.0: y-5       [001] .....     1.000003: sys_exit: NR 1"));
    }

    @Test
    void aNameLongerThanTheKernels() {
        assertEquals("com.example.android.youtube|23071|23071|2|214168479892000|EVENT|sched_wakeup|a=1",
                parsed("com.example.android.youtube-23071 (23071) [002] d..5 214168.479892: sched_wakeup: a=1"));
    }

    @Test
    void fractionOfThreeDigitsIsMilliseconds() {
        assertEquals("sh|1|-1|0|1500000000|EVENT|a|b", parsed("sh-1 [000] 1.5: a: b"));
        assertEquals("sh|1|-1|0|1123000000|EVENT|a|b", parsed("sh-1 [000] 1.123: a: b"));
        assertEquals("sh|1|-1|0|1123456789|EVENT|a|b", parsed("sh-1 [000] 1.123456789: a: b"));
    }

    @Test
    void aCountingClockHasNoPoint() {
        assertEquals("sh|1|-1|0|6645412464885|EVENT|a|b", parsed("              sh-1       [000] ..... 6645412464885: a: b"));
    }

    @Test
    void timesBeyondALongAreNoTimes() {
        assertEquals("no event", parsed("sh-1 [000] 99999999999.000001: a: b"));
        assertEquals("no event", parsed("sh-1 [000] 9300000000.000001: a: b"));
        assertEquals("no event", parsed("sh-1 [000] 99999999999999999999: a: b"));
        assertEquals("no event", parsed("sh-1 [000] 1.0000000001: a: b"));
        assertEquals("sh|1|-1|0|9200000000000001000|EVENT|a|b", parsed("sh-1 [000] 9200000000.000001: a: b"));
    }

    @Test
    void latencyFormat() {
        assertEquals("Thread-3|5229|-1|1|16733000|EVENT|sys_enter|NR 17", parsed("Thread-3-5229      1..... 16733us#: sys_enter: NR 17"));
        assertEquals("<idle>|0|-1|12|1000|EVENT|a|b", parsed("  <idle>-0        12d.h..    1us : a: b"));
        assertEquals("rec.sh|12900|-1|0|864277607000|EVENT|sys_exit|            NR 1", parsed("  rec.sh-12900   0.....   864.277607: sys_exit:             NR 1"));
    }

    @Test
    void stacks() {
        assertEquals("sh|1|-1|0|1000001000|STACK|<stack trace>|<stack trace>", parsed("              sh-1       [000] .....     1.000001: <stack trace>"));
        assertEquals("sh|1|-1|0|1000001000|STACK|kernel_stack|        <stack trace >", parsed("              sh-1     [000]     1.000001: kernel_stack:         <stack trace >"));
    }

    @Test
    void functions() {
        assertEquals("bash|1994|-1|0|4342324896000|ENTRY|vfs_read|<-ksys_read", parsed("            bash-1994  [000] ....  4342.324896: vfs_read <-ksys_read"));
        assertEquals("bash|1994|-1|0|4342324896000|ENTRY|hook|<-rcv [ip]", parsed("            bash-1994  [000] ....  4342.324896: hook [nf] <-rcv [ip]"));
    }

    @Test
    void switchesOfTheWakeupTracers() {
        assertEquals("<idle>|0|-1|3|1000|EVENT|+|0:120:R   + [003]    10: 98:R migration/0", parsed("  <idle>-0       3dN..3    1us :      0:120:R   + [003]    10: 98:R migration/0"));
        assertEquals("<idle>|0|-1|3|5000|EVENT|==>|0:120:R ==> [003]    10: 98:R migration/0", parsed("  <idle>-0       3d...3    5us :      0:120:R ==> [003]    10: 98:R migration/0"));
    }

    @Test
    void numberedSamplesHaveOneName() {
        assertEquals("<...>|1729|-1|1|714756290000|EVENT|#|inner/outer(us):   12/14", parsed("           <...>-1729  [001] d....   714.756290: #1 inner/outer(us):   12/14"));
    }

    @Test
    void systemCallsOfOldKernels() {
        assertEquals("sh|1|-1|0|1000001000|EVENT|sys_close|fd: 3", parsed("              sh-1     [000] ....     1.000001: sys_close(fd: 3)"));
        assertEquals("sh|1|-1|0|1000001000|EVENT|sys_close|-> 0x0", parsed("              sh-1     [000] ....     1.000001: sys_close -> 0x0"));
    }

    @Test
    void theDistanceToTheEventBeforeIsNotItsName() {
        assertEquals("sh|1|-1|0|1000001000|EVENT|a|b", parsed("              sh-1     [000]     1.000001: (+974)   a: b"));
    }

    @Test
    void anEventMaySayNothing() {
        assertEquals("sh|1|-1|0|1000001000|EVENT|console|", parsed("              sh-1     [000] ....     1.000001: console: "));
        assertEquals("sh|1|-1|0|1000001000|EVENT|console|", parsed("              sh-1     [000] ....     1.000001: console:"));
    }

    @Test
    void everyBeginningOfALineIsAnEventOrNone() {
        String line = "              sh-186     (    186) [003] dNs7.    20.345739: <stack trace>";
        for (int length = 0; length < line.length(); length++) {
            parsed(line.substring(0, length));
        }
        assertEquals("no event", parsed(line.substring(0, 61)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "-1", "a-1", "# tracer: nop", " => symbol", "CPU:0 [LOST 143 EVENTS]", "sh-1 [000]", "sh-1 [000] .....", "sh-1 [0x0] ..... 1.000001: a: b",
        "sh-1 [000] ..... 1,000001: a: b", "sh-1 [000] ..... 1.000001 a: b", "sh-x [000] ..... 1.000001: a: b", "sh-1 [65536] ..... 1.000001: a: b", "sh-1 [000] q.... 1.000001: a: b",
        "sh-99999999999 [000] ..... 1.000001: a: b", "[   12.345678] usb 1-1: new device", "perf-1  123 [000] 12.3: cycles: 1", "sh-1 (12 [000] ..... 1.000001: a: b"})
    void whatIsNoEvent(String line) {
        assertEquals("no event", parsed(line));
    }

    @Test
    void theFlagsOfTheContext() {
        assertEquals(Context.KNOWN, context("....."));
        assertEquals(Context.KNOWN | Context.IRQS_OFF, context("d..2."));
        assertEquals(Context.KNOWN | Context.IRQS_OFF | Context.NEED_RESCHED | Context.SOFTIRQ, context("dNs7."));
        assertEquals(Context.KNOWN | Context.IRQS_OFF | Context.HARDIRQ | Context.SOFTIRQ, context("D.H1."));
        assertEquals(Context.KNOWN | Context.HARDIRQ, context("..z1"));
        assertEquals(Context.KNOWN, context("b...."));
        assertTrue(Context.isInterrupt(context("..h..")));
        assertFalse(Context.isInterrupt(context("dN.1.")));
    }

    @Test
    void marksOfBuffers() {
        assertEquals(List.of("LOST 0 143", "LOST 1 -1", "LOST 0 122275", "LOST 1 -1", "STARTED 3 -1", "NOTE 3 0", "CPUS -1 6", "NOTE -1 6"),
                List.of(mark("CPU:0 [LOST 143 EVENTS]"), mark("CPU:1 [LOST EVENTS]"), mark("CPU:0 [122275 EVENTS DROPPED]"), mark("CPU:1 [EVENTS DROPPED]"),
                        mark("##### CPU 3 buffer started ####"), mark("CPU 3 is empty"), mark("cpus=6"), mark("version = 6")));
        for (String text : List.of("", "CPU:", "CPU:x [LOST 1 EVENTS]", "CPU:0 [LOST EVENTS", "CPU:0 [LOST x EVENTS]", "CPU:99999 [LOST EVENTS]", "##### CPU", "cpus=", "# tracer: nop",
                "CPU:0 [LOST  EVENTS]", "CPU:0 [LOST 99999999999999999999 EVENTS]")) {
            assertEquals("none", mark(text), text);
        }
    }

    private static String mark(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FtraceMark mark = FtraceMark.of(bytes, 0, bytes.length);
        return mark == null ? "none" : mark.kind() + " " + mark.cpu() + " " + mark.count();
    }
}

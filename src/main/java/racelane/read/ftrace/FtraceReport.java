package racelane.read.ftrace;

import racelane.read.Bytes;
import racelane.read.SchedEvents;
import racelane.trace.Body;

/**
 * What trace-cmd report prints otherwise than the kernel does, turned back into the kernel's form so that
 * a lens need not know who printed the file (trace-cmd 3.1, plugins/plugin_sched_switch.c, plugin_kmem.c):
 * <pre>
 * sched_switch:         sh:162 [120] R ==&gt; sh:223 [120]
 * get_ref_ret:          (ffffffffc02037e4 &lt;- ffffffffc021e2f8) ret=0        probed function first, the kernel prints it last
 * kfree:                (seq_release+0x29) call_site=seq_release+0x29 ptr=0xff1100000494bd18
 * </pre>
 */
final class FtraceReport {
    private FtraceReport() {}

    /** Fills the body if it has such a form; false if it is the kernel's already. */
    static boolean body(byte[] bytes, FtraceLine line, int from, int to, Body body) {
        if (from >= to) {
            return false;
        }
        if (bytes[from] == '(') {
            return probeReturn(bytes, from, to, body) || callSite(bytes, from, to, body);
        }
        SchedEvents.Role role = SchedEvents.Role.of(Bytes.text(bytes, line.nameFrom, line.nameTo));
        return role != SchedEvents.Role.NONE && new SchedEvents().asPrintedByTheKernel(role, bytes, from, to, body);
    }

    private static boolean probeReturn(byte[] bytes, int from, int to, Body body) {
        int arrow = hexEnd(bytes, from + 1, to);
        int second = arrow + 4;
        if (arrow == from + 1 || !Bytes.startsWith(bytes, arrow, to, " <- ")) {
            return false;
        }
        int close = hexEnd(bytes, second, to);
        if (close == second || close >= to || bytes[close] != ')') {
            return false;
        }
        byte[] swapped = new byte[to - from];
        int at = 0;
        swapped[at++] = '(';
        System.arraycopy(bytes, second, swapped, at, close - second);
        at += close - second;
        System.arraycopy(bytes, arrow, swapped, at, 4);
        at += 4;
        System.arraycopy(bytes, from + 1, swapped, at, arrow - from - 1);
        at += arrow - from - 1;
        System.arraycopy(bytes, close, swapped, at, to - close);
        body.set(swapped, 0, swapped.length);
        return true;
    }

    private static boolean callSite(byte[] bytes, int from, int to, Body body) {
        int close = Bytes.indexOf(bytes, from, to, (byte) ')');
        if (close < 0 || !Bytes.startsWith(bytes, close, to, ") call_site=")) {
            return false;
        }
        body.set(bytes, close + 2, to);
        return true;
    }

    private static int hexEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Character.digit(bytes[at], 16) >= 0) {
            at++;
        }
        return at;
    }
}

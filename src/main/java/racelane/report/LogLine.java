package racelane.report;

/**
 * One line of a kernel log without the log's own writing. Specimens of what is taken off:
 * <pre>
 * [  359.890494] refcount_t: …                                printk.time=1
 * [   54.834944][ T6519] refcount_t: …                         CONFIG_PRINTK_CALLER
 * &lt;4&gt;[   12.345678] refcount_t: …                              /dev/kmsg, serial console with levels
 * [Thu Nov 27 18:24:11 2025] refcount_t: …                     dmesg -T
 * Oct 21 12:42:03 archtux kernel: [15293.331713] refcount_t: … syslog
 * Fri Nov 27 12:23:48 2020 kern.warn kernel: [97442.717021] …  OpenWrt's logread
 * 2025-11-27T18:24:11.123456+0100 board kernel: refcount_t: …  journalctl -o short-iso
 * &gt; &gt; refcount_t: …                                            quoted in a mail
 * isob2 login: [  709.689951] INFO: …                          serial console, after a prompt
 * </pre>
 * kernel/printk/printk.c (print_prefix, print_time, print_caller) of Linux 6.12 prints the first three.
 *
 * @param text    the message
 * @param caller  {@code T921} (a task) or {@code C2} (a CPU), or null if the line does not say
 * @param timeNs  nanoseconds since boot, or of the calendar (zone ignored; year 1970 if there is none); -1 if the line has no stamp
 * @param stamped whether the line has any mark of a kernel log: a stamp, a level, a caller or {@code kernel:}
 */
public record LogLine(String text, String caller, long timeNs, boolean stamped) {
    /** Logs and splats pasted into a mail or a commit message are indented a little; what is further in is quoted by a program. */
    static final int DEEPEST_INDENT = 7;

    /** Takes the writing off; never fails, a line without any is its own text. */
    public static LogLine of(String line) {
        return new LogPrefix(line).read();
    }

    /** The task of {@link #caller}, or -1. */
    public int callerPid() {
        return caller == null || caller.charAt(0) != 'T' ? -1 : Integer.parseInt(caller.substring(1));
    }

    /** The CPU of {@link #caller}, or -1. */
    public int callerCpu() {
        return caller == null || caller.charAt(0) != 'C' ? -1 : Integer.parseInt(caller.substring(1));
    }
}

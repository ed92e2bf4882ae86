package racelane.report;

/** Of whom the frames below a line are, where the line says so: a pure function of the line. */
final class StackRole {
    private static final String[][] ROLES = {
        {"Allocated by", "allocated"}, {"Allocated:", "allocated"}, {"INFO: Allocated in", "allocated"}, {"Allocated in", "allocated"},
        {"allocated by", "allocated"}, {"Freed by", "freed"}, {"Freed:", "freed"}, {"INFO: Freed in", "freed"}, {"Freed in", "freed"},
        {"freed by", "freed"}, {"Last potentially related work creation:", "last potentially related work"},
        {"Last call_rcu():", "last potentially related work"},
        {"Second to last potentially related work creation:", "second to last potentially related work"},
        {"Second to last call_rcu():", "second to last potentially related work"},
        {"Uninit was created at:", "created"}, {"Uninit was stored to memory at:", "stored"},
        {"rcu: RCU grace-period kthread stack dump:", "grace-period kthread"}, {"RCU grace-period kthread stack dump:", "grace-period kthread"},
        {"rcu: Stack dump where RCU GP kthread last ran:", "where the grace-period kthread last ran"},
        {"page last allocated", "page allocated"}, {"page last free", "page freed"}};

    private StackRole() {}

    /** The role in a word, or null: mm/kasan/report.c, mm/slub.c, mm/kmsan/report.c, mm/kfence/report.c, mm/page_owner.c name them. */
    static String of(String text) {
        for (String[] role : ROLES) {
            if (text.startsWith(role[0])) {
                return role[1];
            }
        }
        return null;
    }

    /** {@code write to 0x… of 2 bytes by task 19788 on cpu 0:} of kernel/kcsan/report.c. */
    static boolean isAccess(String text) {
        return text.endsWith(":") && text.contains(" to 0x") && text.contains(" bytes by ") && text.contains(" on cpu ");
    }

    /** Heads facts and call trace of another CPU: lib/nmi_backtrace.c, kernel/sched/core.c (dump_cpu_task). */
    static boolean isOtherCpu(String text) {
        return text.startsWith("NMI backtrace for cpu ") && !text.contains(" skipped:") || text.startsWith("Task dump for CPU ");
    }

    /** The header of a call trace that does not say whose it is. */
    static boolean isTrace(String text) {
        return text.startsWith("Call Trace:") || text.startsWith("Call trace:") || text.equals("Backtrace:") || text.startsWith("Backtrace: ")
                || text.equals("backtrace:") || text.startsWith("backtrace (crc ");
    }
}

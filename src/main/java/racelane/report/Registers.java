package racelane.report;

import racelane.trace.ReportFrame;

/** Lines of registers and what surrounds them: recognised, left as text. */
final class Registers {
    /** How lines of registers and of the memory around a fault begin, on x86, arm64, arm and riscv. */
    private static final String[] STARTS = {"RSP: ", "RAX: ", "RDX: ", "RBP: ", "R10: ", "R13: ", "FS: ", "CS: ", "CR2: ", "DR0: ", "DR3: ",
        "PKRU: ", "Code: ", "EFLAGS: ", "ORIG_RAX", "EAX: ", "ESI: ", "DS: ", "CR0: ", "ESP: ", "pstate: ", "sp : ", "lr : ", "psr: ", "Mem abort info:", "#PF: ", "PGD ", "user pgtable:", "swapper pgtable:", "Virtual address ",
        "Data abort info:", "ESR = ", "Flags: ", "Control: ", "Register r", "epc : ", "ra : ", "status: ", "x29:", "GPR0", "MSR: ", "CFAR: ", "NIP"};

    private Registers() {}

    static boolean isLine(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        for (String start : STARTS) {
            if (text.startsWith(start, at)) {
                return true;
            }
        }
        return armRegister(text, at);
    }

    /** {@code x28: ffff…}, {@code r7:00000000}, {@code x9 : 0000…}. */
    private static boolean armRegister(String text, int at) {
        if (at + 4 >= text.length() || text.charAt(at) != 'x' && text.charAt(at) != 'r' || !Character.isDigit(text.charAt(at + 1))) {
            return false;
        }
        int end = at + 2;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ' ')) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ':' && end - at < 5;
    }

    /** The kernel's program counter on a line that shows it, or null: {@code RIP: 0010:f+0x1/0x2}, {@code pc : f+0x1/0x2}, {@code PC is at f+0x1/0x2}. */
    static ReportFrame programCounter(String text) {
        String line = text.strip();
        if (line.startsWith("RIP: 0010:") || line.startsWith("EIP: 0060:")) {
            return FrameLine.at(line, 10);
        }
        for (String label : new String[] {"pc : ", "PC is at ", "epc : ", "EIP: ", "EIP is at ", "IP: "}) {
            if (line.startsWith(label)) {
                return FrameLine.at(line, label.length());
            }
        }
        return null;
    }

    /** Whether the line shows registers of user space: the call trace has left the kernel. */
    static boolean isUserSpace(String text) {
        return text.startsWith("RIP: 0033:") || text.startsWith("RIP: 0023:") || text.startsWith("EIP: 0073:");
    }
}

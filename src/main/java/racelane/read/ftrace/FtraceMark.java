package racelane.read.ftrace;

import racelane.read.Bytes;

/**
 * Lines that are no events but tell of a CPU's buffer. Specimens:
 * <pre>
 * CPU:0 [LOST 143 EVENTS]
 * CPU:1 [LOST EVENTS]
 * CPU:0 [122275 EVENTS DROPPED]
 * CPU:1 [EVENTS DROPPED]
 * ##### CPU 3 buffer started ####
 * CPU 3 is empty
 * cpus=6
 * version = 6
 * </pre>
 * The first two and the fifth by kernel/trace/trace.c (print_trace_line, test_cpu_buff_start), the others
 * by trace-cmd report (tracecmd/trace-read.c).
 */
record FtraceMark(Kind kind, int cpu, long count) {
    enum Kind {
        /** Events of a CPU were lost here; count -1 if the line does not say. */
        LOST,
        /** The CPU's buffer begins here; what was before it is overwritten. */
        STARTED,
        /** The number of CPUs. */
        CPUS,
        /** Something that trace-cmd says and that has no consequence. */
        NOTE
    }

    private static final int LONGEST = 80;

    /** What the line is, or null if it is no such line. */
    static FtraceMark of(byte[] bytes, int from, int to) {
        if (from >= to || to - from > LONGEST) {
            return null;
        }
        return switch (bytes[from]) {
            case 'C' -> cpuLine(Bytes.text(bytes, from, to));
            case '#' -> started(Bytes.text(bytes, from, to));
            case 'c' -> number("cpus=", Kind.CPUS, Bytes.text(bytes, from, to));
            case 'v' -> number("version = ", Kind.NOTE, Bytes.text(bytes, from, to));
            default -> null;
        };
    }

    private static FtraceMark cpuLine(String text) {
        int open = text.indexOf(" [");
        if (text.startsWith("CPU:") && open > 0 && text.endsWith("]")) {
            int cpu = cpu(text.substring(4, open));
            String inside = text.substring(open + 2, text.length() - 1);
            if (cpu < 0) {
                return null;
            }
            if (inside.equals("LOST EVENTS") || inside.equals("EVENTS DROPPED")) {
                return new FtraceMark(Kind.LOST, cpu, -1);
            }
            String count = inside.startsWith("LOST ") && inside.endsWith(" EVENTS") ? inside.substring(5, Math.max(5, inside.length() - 7))
                    : inside.endsWith(" EVENTS DROPPED") ? inside.substring(0, inside.length() - 15) : "";
            long lost = whole(count);
            return lost < 0 ? null : new FtraceMark(Kind.LOST, cpu, lost);
        }
        if (text.startsWith("CPU ") && text.endsWith(" is empty")) {
            int cpu = cpu(text.substring(4, text.length() - 9));
            return cpu < 0 ? null : new FtraceMark(Kind.NOTE, cpu, 0);
        }
        return null;
    }

    private static FtraceMark started(String text) {
        String head = "##### CPU ";
        int end = text.indexOf(" buffer started");
        int cpu = text.startsWith(head) && end > head.length() ? cpu(text.substring(head.length(), end)) : -1;
        return cpu < 0 ? null : new FtraceMark(Kind.STARTED, cpu, -1);
    }

    private static FtraceMark number(String head, Kind kind, String text) {
        long number = text.startsWith(head) ? whole(text.substring(head.length()).strip()) : -1;
        return number < 0 ? null : new FtraceMark(kind, -1, number);
    }

    private static int cpu(String digits) {
        long number = whole(digits);
        return number > 0xffff ? -1 : (int) number;
    }

    private static long whole(String digits) {
        byte[] ascii = digits.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Bytes.number(ascii, 0, ascii.length);
    }
}

package racelane.read.tracedat;

import java.util.HashMap;
import java.util.Map;
import racelane.read.Bytes;

/** The kernel's table of task names by PID, {@code saved_cmdlines}: one {@code 225 opener} a line. */
final class SavedNames {
    private static final String IDLE = "<idle>";
    private static final String UNKNOWN = "<...>";

    private final Map<Integer, String> names = new HashMap<>();

    SavedNames(byte[] table) {
        for (int from = 0; from < table.length; ) {
            int found = Bytes.indexOf(table, from, table.length, (byte) '\n');
            int end = found < 0 ? table.length : found;
            int start = Bytes.skipSpaces(table, from, end);
            int blank = Bytes.indexOf(table, start, end, (byte) ' ');
            long pid = blank < 0 ? -1 : Bytes.number(table, start, blank);
            if (pid >= 0 && pid <= Integer.MAX_VALUE && blank + 1 < end) {
                names.put((int) pid, Bytes.text(table, blank + 1, end));
            }
            from = end + 1;
        }
    }

    /** The name of a task as {@code cat trace} prints it. */
    String of(int pid) {
        return pid == 0 ? IDLE : names.getOrDefault(pid, UNKNOWN);
    }
}

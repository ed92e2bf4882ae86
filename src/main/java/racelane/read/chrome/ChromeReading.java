package racelane.read.chrome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.read.ReadLog;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;

/**
 * The scanner's memory while one file is read. Names of threads and processes may stand at its end, and
 * whole calls stand where they began or where they ended: rows are appended once all are known.
 */
final class ChromeReading implements ObjectScanner.Objects {
    private static final String UNKNOWN = "[unknown]";

    private final TraceBuilder builder;
    private final ReadLog log;
    private final ChromeRows rows = new ChromeRows();
    private final Map<String, Task> tasks = new HashMap<>();
    private final List<Task> inOrder = new ArrayList<>();
    private final Map<String, String> processes = new HashMap<>();

    /** A thread of a process. */
    private static final class Task {
        final int index;
        final String pid;
        final String tid;
        String name;
        /** Names of the calls that have begun and not returned. */
        final List<Integer> calls = new ArrayList<>();

        Task(int index, String pid, String tid) {
            this.index = index;
            this.pid = pid;
            this.tid = tid;
        }
    }

    ChromeReading(TraceBuilder builder, ReadLog log) {
        this.builder = builder;
        this.log = log;
    }

    @Override
    public void object(byte[] bytes, int from, int to, long offset, long number) {
        ChromeEvent event = ChromeEvent.of(bytes, from, to);
        char phase = event == null ? 0 : event.phase();
        if (phase == 'M') {
            metadata(event);
            return;
        }
        long timeNs = event == null ? Long.MIN_VALUE : event.ns("ts");
        if (phase == 0 || timeNs == Long.MIN_VALUE) {
            log.skip("skipped", event == null ? "an object that is no JSON" : phase == 0 ? "an object without a phase (ph)" : "an event whose time (ts) is no number",
                    "it is left out; is the file damaged there?", number, offset, bytes, from, to);
            return;
        }
        Task task = task(event);
        long entry = ChromeRecords.offset(offset, ChromeRecords.Row.FIRST);
        switch (phase) {
            case 'B' -> {
                int name = name(event);
                task.calls.add(name);
                rows.add(timeNs, task.index, name, EventKind.ENTRY.ordinal(), entry);
            }
            case 'E' -> {
                int name = task.calls.isEmpty() ? name(event) : task.calls.remove(task.calls.size() - 1);
                rows.add(timeNs, task.index, name, EventKind.RETURN.ordinal(), entry);
            }
            case 'X' -> {
                long ns = Math.max(0, event.ns("dur"));
                ns = ns > Long.MAX_VALUE - Math.max(0, timeNs) ? 0 : ns;
                rows.call(timeNs, ns, task.index, name(event), EventKind.ENTRY.ordinal(), EventKind.RETURN.ordinal(), entry,
                        ChromeRecords.offset(offset, ChromeRecords.Row.SECOND));
            }
            default -> rows.add(timeNs, task.index, name(event), EventKind.EVENT.ordinal(), entry);
        }
    }

    private int name(ChromeEvent event) {
        String name = event.name();
        return builder.names().id(name.isBlank() ? UNKNOWN : name);
    }

    private Task task(ChromeEvent event) {
        String pid = event.fields.getOrDefault("pid", "");
        String tid = event.fields.getOrDefault("tid", pid);
        return tasks.computeIfAbsent(pid + '\0' + tid, key -> {
            Task task = new Task(inOrder.size(), pid, tid);
            inOrder.add(task);
            return task;
        });
    }

    private void metadata(ChromeEvent event) {
        String name = event.args.getOrDefault("name", "");
        if (name.isBlank()) {
            return;
        }
        if (event.name().equals("process_name")) {
            processes.put(event.fields.getOrDefault("pid", ""), name);
        } else if (event.name().equals("thread_name")) {
            task(event).name = name;
        }
    }

    @Override
    public void tooLong(long offset, long number) {
        log.skip("skipped", "an event longer than " + racelane.read.LineLoop.LONGEST + " bytes", "it is left out; is the file damaged there?", number, offset, new byte[0], 0, 0);
    }

    /** Appends everything in order. */
    void finish(ObjectScanner scanner) {
        int[] lanes = lanes();
        EventKind[] kinds = EventKind.values();
        for (int row : rows.order()) {
            builder.append(rows.timeNs(row), 0, lanes[rows.task(row)], rows.name(row), kinds[rows.kind(row)], 0, rows.offset(row));
        }
        builder.facts(builder.facts().withTickNs(1));
        if (scanner.isCut()) {
            log.skip("truncated", "an event that is cut", "it is left out; was the file copied in whole?", scanner.openLine(), scanner.openAt(), new byte[0], 0, 0);
        }
        if (!scanner.isClosed()) {
            log.tell("truncated", -1, -1, -1, "the array of events is not closed: its writer ended without doing so, which the format allows, or the file is cut; what stands there is shown");
        }
    }

    /** A lane for each thread: by its number if that is a thread's of one process only, else by names. */
    private int[] lanes() {
        Map<String, Integer> users = new HashMap<>();
        inOrder.forEach(task -> users.merge(task.tid, 1, Integer::sum));
        int[] lanes = new int[inOrder.size()];
        for (Task task : inOrder) {
            String name = task.name != null ? task.name : processes.getOrDefault(task.pid, "");
            if (task.tid.matches("[1-9]\\d{0,8}") && users.get(task.tid) == 1) {
                int lane = builder.lane(Integer.parseInt(task.tid), 0);
                if (!name.isEmpty()) {
                    builder.printedName(lane, builder.names().id(name), Long.MIN_VALUE);
                }
                if (task.pid.matches("\\d{1,9}")) {
                    builder.threadGroup(lane, Integer.parseInt(task.pid));
                }
                lanes[task.index] = lane;
            } else {
                lanes[task.index] = builder.lane((name.isEmpty() ? "thread" : name) + " " + task.pid + "/" + task.tid);
            }
        }
        return lanes;
    }
}

package racelane.read.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import racelane.read.LineLoop;
import racelane.read.LineProblems;
import racelane.read.ReadLog;
import racelane.read.SchedEvents;
import racelane.read.TaskLives;
import racelane.trace.Body;
import racelane.trace.Context;
import racelane.trace.EventKind;
import racelane.trace.Simulation;
import racelane.trace.TraceBuilder;

/** The loop's memory while one file is read. */
final class JsonReading implements LineLoop.Lines {
    private static final long VERSION = 1;

    private final TraceBuilder builder;
    private final ReadLog log;
    private final LineProblems problems;
    private final TaskLives lives;
    private final SchedEvents sched = new SchedEvents();
    private final Body body = new Body();
    private long lastNs = Long.MIN_VALUE;

    JsonReading(TraceBuilder builder, ReadLog log) {
        this.builder = builder;
        this.log = log;
        this.problems = new LineProblems(log);
        this.lives = new TaskLives(builder);
    }

    @Override
    public void line(byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
        if (from == to) {
            return;
        }
        JsonLine line = new JsonLine();
        String wrong = end == LineLoop.End.TOO_LONG ? "a line longer than " + LineLoop.LONGEST + " bytes" : JsonLine.wrong(line, bytes, from, to);
        if (wrong != null) {
            boolean cut = end == LineLoop.End.FILE;
            log.skip(cut ? "truncated" : "skipped", cut ? "a last line that is cut" : wrong,
                    "it is left out; " + (cut ? "was the file copied in whole?" : "one object a line is expected, as FORMATS says"), number, offset, bytes, from, to);
            return;
        }
        problems.badEnd(end, number, offset);
        switch (line.what) {
            case HEADER -> header(line, number);
            case EVENT -> event(line, offset, number);
            case LOST -> {
                builder.lost(line.cpu(), line.whole("lost"), number);
                problems.lost(line.whole("lost"), number);
            }
            case PROBLEM -> log.tell(line.fields.get("problem"), number, offset, line.whole("count"), line.fields.getOrDefault("message", ""));
        }
    }

    private void header(JsonLine line, long number) {
        if (line.whole("racelane") != VERSION) {
            log.tell("version", number, -1, -1, "the file is of version " + line.fields.get("racelane") + ", this reads version " + VERSION
                    + ": fields that are not known are kept but say nothing here; is there a newer Racelane?");
        }
        Map<String, String> fields = line.fields;
        if (fields.containsKey("clock") && builder.facts().clock() == null) {
            builder.facts(builder.facts().withClock(fields.get("clock"), fields.getOrDefault("clockSource", "the file")));
        }
        if (fields.containsKey("kernel")) {
            builder.facts(builder.facts().withKernel(fields.get("kernel")));
        }
        long cpus = line.whole("cpus");
        if (cpus > 0 && cpus <= 0xffff) {
            builder.facts(builder.facts().withCpus((int) cpus));
        }
        if (fields.containsKey("scenario") && fields.containsKey("schedule")) {
            builder.facts(builder.facts().withSimulation(new Simulation(fields.get("scenario"), fields.getOrDefault("scenarioDigest", ""), fields.getOrDefault("scenarioSet", ""),
                    fields.getOrDefault("scenarioReuse", "any"), fields.get("schedule"))));
        }
        builder.facts(builder.facts().withTickNs(line.whole("tickNs") > 0 ? line.whole("tickNs") : 1));
    }

    private void event(JsonLine line, long offset, long number) {
        long timeNs = line.whole("t");
        if (timeNs < lastNs) {
            problems.wentBack(number, offset, lastNs - timeNs);
        }
        lastNs = timeNs;
        int cpu = line.cpu();
        int pid = line.pid();
        String comm = line.fields.get("comm");
        int lane;
        if (pid >= 0) {
            lives.runs(cpu, pid);
            lane = builder.lane(pid, cpu);
            if (comm != null) {
                builder.printedName(lane, builder.names().id(comm), timeNs);
            }
        } else {
            lane = builder.lane(comm == null ? "no task" : comm);
        }
        if (line.isWhole("tgid")) {
            builder.threadGroup(lane, (int) Math.min(Integer.MAX_VALUE, line.whole("tgid")));
        }
        int context = context(line);
        int name = builder.names().id(line.name());
        if (line.isStack()) {
            builder.append(timeNs, cpu, lane, name, EventKind.STACK, context, JsonRecords.offset(offset, JsonRecords.Row.SECOND));
            return;
        }
        builder.append(timeNs, cpu, lane, name, kind(line), context, JsonRecords.offset(offset, JsonRecords.Row.FIRST));
        told(line, cpu, timeNs);
        if (!line.stack.isEmpty()) {
            builder.append(timeNs, cpu, lane, builder.names().id("kernel_stack"), EventKind.STACK, context, JsonRecords.offset(offset, JsonRecords.Row.SECOND));
        }
    }

    private void told(JsonLine line, int cpu, long timeNs) {
        SchedEvents.Role role = SchedEvents.Role.of(line.name());
        if (role != SchedEvents.Role.NONE) {
            line.body(body);
            byte[] text = body.text().getBytes(StandardCharsets.UTF_8);
            sched.tell(role, lives, cpu, text, 0, text.length, timeNs);
        }
    }

    private static EventKind kind(JsonLine line) {
        return switch (line.fields.getOrDefault("kind", "")) {
            case "entry" -> EventKind.ENTRY;
            case "return" -> EventKind.RETURN;
            default -> EventKind.EVENT;
        };
    }

    private static int context(JsonLine line) {
        byte[] flags = line.fields.getOrDefault("flags", "").getBytes(StandardCharsets.UTF_8);
        return Math.max(0, Context.of(flags, 0, flags.length));
    }

    void finish() {
        problems.finish();
    }
}

package racelane.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Value;
import racelane.trace.Body;
import racelane.trace.Context;
import racelane.trace.EventKind;
import racelane.trace.Records;
import racelane.trace.Simulation;
import racelane.trace.Trace;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;

/**
 * Writes a run down as a trace while it happens. A row's name is a word of the vocabulary of Racelane's JSON
 * lines, its body {@code name=value} text with the fields of such a line ({@code object}, {@code type},
 * {@code before}, {@code after}, {@code lock}, {@code fn}, {@code source}, …) and {@code name}, {@code field},
 * {@code kind} besides. A slot's address is made up, but the same slot has the same address.
 */
final class TraceRecorder implements Witness {
    private static final long MEMORY = 0xffff_8880_0000_0000L;
    private final Core core;
    private final Program program;
    private final TraceBuilder builder;
    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private long nowNs;
    private String summary;

    TraceRecorder(Core core) {
        this.core = core;
        this.program = core.program;
        int cpus = 1;
        for (Program.ThreadSpec thread : program.threads) {
            cpus = Math.max(cpus, thread.cpu() + 1);
        }
        builder = new TraceBuilder(TraceFacts.of(program.file, "scenario").withClock("steps", "simulated").withCpus(cpus).withTickNs(1));
        builder.records(records());
        // A lane each from the start, in the order of their declarations: a run that goes on keeps its lanes' order.
        program.threads.forEach(this::lane);
    }

    private int lane(Program.ThreadSpec spec) {
        if (spec.pid() <= 0) {
            return builder.lane(spec.name());
        }
        int lane = builder.lane(spec.pid(), cpu(spec));
        builder.printedName(lane, builder.names().id(spec.comm()), nowNs);
        return lane;
    }

    private static int cpu(Program.ThreadSpec spec) {
        return Math.max(0, spec.cpu());
    }

    /** The next deeds are one step later. */
    void nextStep() {
        nowNs += Run.STEP_NS;
        summary = null;
    }

    /** What the last step did, in words for people, or null. */
    String summary() {
        return summary;
    }

    int rows() {
        return texts.size();
    }

    /** @param schedule that the run went along */
    Trace freeze(Schedule schedule) {
        String set = program.configs.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).collect(Collectors.joining(" "));
        builder.facts(builder.facts().withSimulation(new Simulation(program.file, program.digest, set, core.reuse.word(), schedule.toString())));
        return builder.freeze();
    }

    @Override
    public void saw(Deed deed, int pc, long pointer, long before, long after, String text) {
        body.setLength(0);
        String op = op(deed, pointer);
        word("op", op);
        String words = words(deed, pc, pointer, before, after, text);
        switch (deed) {
            case CALL, RETURN -> {
                word("fn", text);
                if (deed == Deed.RETURN) {
                    word("result", value(after));
                }
            }
            case SET_COUNT, GET, PUT, READ_COUNT, MODULE, COMPLETE, WAIT_FOR, STORE -> {
                object(pointer);
                word("before", value(before));
                word("after", value(after));
            }
            case LOAD -> {
                object(pointer);
                word("value", value(before));
            }
            case LOCK, UNLOCK, TRY_FAILED -> {
                word("lock", core.object(pointer));
                word("address", address(pointer));
            }
            case PRINT -> quoted("text", text);
            default -> object(pointer);
        }
        quoted("text", deed == Deed.PRINT ? null : words);
        append(op, pc, words, EventKind.EVENT);
        if (deed != Deed.CALL && deed != Deed.RETURN && deed != Deed.END && summary == null) {
            summary = words;
        }
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
        boolean kernel = finding.kind().ordinal() >= FindingKind.ADDITION_ON_ZERO.ordinal()
                && finding.kind().ordinal() <= FindingKind.DECREMENT_HIT_ZERO.ordinal();
        String op = finding.kind() == FindingKind.OOPS ? "splat" : kernel ? "warn" : "note";
        body.setLength(0);
        word("op", op);
        word("kind", finding.kind().word());
        word("name", finding.object());
        String said = kernel ? "refcount_t: " + finding.summary() + "." : finding.summary();
        quoted("text", said);
        int pc = Math.min(core.pc, program.op.length - 1);
        append(op, pc, finding.kind().word() + (finding.object() == null ? "" : " " + finding.object()) + ": " + said, EventKind.EVENT);
        if (!finding.stack().isEmpty()) {
            StringBuilder stack = new StringBuilder("<stack trace>");
            finding.stack().forEach(frame -> stack.append("\n => ").append(frame));
            body.setLength(0);
            append("stack", pc, stack.toString(), EventKind.STACK);
        }
    }

    /** A thread has come to a lock that is taken: it waits from here on. */
    void asks(int thread, long lock, int pc) {
        int stepped = core.thread;
        core.thread = thread;
        body.setLength(0);
        word("op", "request");
        word("lock", core.object(lock));
        word("address", address(lock));
        String words = "waits for " + core.object(lock);
        quoted("text", words);
        append("request", pc, words, EventKind.EVENT);
        core.thread = stepped;
    }

    private static String op(Deed deed, long pointer) {
        return switch (deed) {
            case SET_COUNT -> "init";
            case GET -> "get";
            case PUT -> "put";
            case LOCK -> "acquire";
            case UNLOCK -> "release";
            case ALLOC -> "alloc";
            case FREE -> pointer == 0 ? "note" : "free";
            case INSERT -> "publish";
            case REMOVE -> "unpublish";
            case CALL -> "call";
            case RETURN -> "return";
            case PRINT -> "log";
            case LOAD, STORE, READ_COUNT, LOOKUP, FOR_NEXT, MODULE -> "access";
            default -> "note";
        };
    }

    private String words(Deed deed, int pc, long pointer, long before, long after, String text) {
        String about = program.text[pc] == null ? "" : program.text[pc];
        String object = pointer == 0 ? "" : value(pointer);
        return switch (deed) {
            case LOAD -> "load " + about + " → " + value(before);
            case STORE -> "store " + about + " ← " + value(after);
            case SET_COUNT -> "refcount_set " + object + " = " + after;
            case READ_COUNT -> "refcount_read " + object + " → " + before;
            case GET -> "get " + object + ": " + before + " → " + after;
            case PUT -> "put " + object + ": " + before + " → " + after;
            case LOCK -> "lock " + object;
            case TRY_FAILED -> "trylock " + object + " → 0";
            case UNLOCK -> "unlock " + object;
            case ALLOC -> "alloc " + text + " → " + object;
            case FREE -> pointer == 0 ? "free null" : "free " + object;
            case LOOKUP, REMOVE -> (deed == Deed.LOOKUP ? "lookup " : "remove ") + about + "[" + before + "] → " + value(after);
            case INSERT -> "insert " + about + "[" + after + "] = " + value(before);
            case FOR_NEXT -> "next of " + about + " → " + (after == 0 ? "end" : value(after));
            case LIST_ADD -> "list_add " + object + " " + text;
            case LIST_DEL -> "list_del " + object;
            case LIST_EMPTY -> "list_empty " + object + " → " + before;
            case COMPLETE -> "complete " + object;
            case WAIT_FOR -> "wait_for " + object;
            case WAIT -> "wait " + text;
            case MODULE -> text + " " + object + ": " + before + " → " + after;
            case CALL -> text + "()";
            case RETURN -> text + " returns " + value(after);
            case PRINT -> text;
            case CHOOSE -> "choose " + text;
            case QUEUE -> "queue " + text + " → " + after;
            case FLUSH -> "flush " + text;
            case WORK_START -> text + " starts";
            case DEVRES_ADD -> before == 0 ? "devm_alloc " + value(after) + " for " + object : "devm_action " + value(before) + " for " + object;
            case DEVRES_RELEASE -> "devres_release " + object + ": " + before + (before == 1 ? " entry" : " entries");
            case CALL_RCU -> "call_rcu " + text;
            case END -> "ends";
            default -> deed.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private String value(long value) {
        return value == 0 ? "0" : Printed.name(value, core);
    }

    private void object(long pointer) {
        if (!Value.isMemory(pointer) || Value.slot(pointer) >= core.s.slots.length || core.s.slots[Value.slot(pointer)] == null) {
            return;
        }
        int slot = Value.slot(pointer);
        String whole = core.object(pointer);
        if (slot == 0) {
            Program.Global global = program.globalAt(Value.offset(pointer));
            word("object", global == null ? null : address(Value.pointer(0, 1, global.offset(), 0)));
            word("type", global == null ? null : program.types.name(global.type()));
            word("name", global == null ? null : global.name());
        } else {
            int lived = MachineState.type(core.s.slots[slot][0]);
            int type = core.lives == null ? lived : core.lives.type(slot, Value.life(pointer), lived);
            word("object", address(Value.pointer(slot, 1, 0, 0)));
            word("type", program.types.name(type));
            word("name", core.lives == null ? program.types.name(type) : core.lives.name(slot, Value.life(pointer), type));
        }
        int dot = whole == null ? -1 : whole.indexOf('.');
        word("field", dot < 0 ? null : whole.substring(dot + 1));
    }

    private static String address(long pointer) {
        return "0x" + Long.toHexString(MEMORY + ((long) Value.slot(pointer) << 18) + Value.offset(pointer) * 8L);
    }

    private void word(String name, String value) {
        if (value != null) {
            body.append(body.length() == 0 ? "" : " ").append(name).append('=').append(value);
        }
    }

    private void quoted(String name, String text) {
        if (text != null) {
            word(name, "\"" + text.replace('"', '\'').replace('\n', ' ') + "\"");
        }
    }

    private void append(String event, int pc, String text, EventKind kind) {
        int thread = core.thread;
        int line = program.line[pc];
        word("fn", event.equals("call") || event.equals("return") ? null : program.functions.get(program.functionOf[pc]).name());
        word("source", program.file.substring(program.file.lastIndexOf('/') + 1) + ":" + line);
        texts.add(text);
        bodies.add(body.toString().getBytes(StandardCharsets.UTF_8));
        lines.add(line);
        Program.ThreadSpec spec = thread < program.threads.size() ? program.threads.get(thread) : null;
        int cpu = spec == null ? 0 : cpu(spec);
        int lane = spec == null ? builder.lane(core.name(thread)) : lane(spec);
        builder.append(nowNs, cpu, lane, builder.names().id(event), kind, Context.KNOWN, texts.size() - 1L);
    }

    private Records records() {
        return new Records() {
            @Override
            public String text(long offset) {
                return texts.get((int) offset);
            }

            @Override
            public void body(long offset, Body into) {
                byte[] bytes = bodies.get((int) offset);
                into.set(bytes, 0, bytes.length);
            }

            @Override
            public long line(long offset) {
                return lines.get((int) offset);
            }

            @Override
            public void close() {}
        };
    }

}

package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import racelane.read.Bytes;
import racelane.trace.Lane;
import racelane.trace.Names;

/** A text that is looked for in a file: which kinds of events and which tasks may hold it. Safe for several threads. */
final class DatNeedle {
    /** What a kind of event says of its records. */
    enum Verdict {
        /** None holds it. */
        NO,
        /** Only those may whose bytes do, in a text that they hold. */
        BYTES,
        /** Their text tells. */
        LOOK,
        /** What stands before their text may hold it: the whole must be looked at. */
        PERHAPS
    }

    /** What a task's name says of its records. */
    enum InTask { NO, PERHAPS, SURELY }

    /** A longer one could reach from a task's name over everything between to the event's. */
    private static final int LONGEST = 30;
    private static final Pattern ONE_NAME = Pattern.compile("[a-z0-9_.$]+");
    /** What has a digit before its colon may begin in the time that stands before an event's name. */
    private static final Pattern AFTER_TIME = Pattern.compile("[0-9]:( |$)");

    private static final InTask[] ANSWERS = InTask.values();
    private static final Verdict[] VERDICTS = Verdict.values();

    private final byte[] bytes;
    private final String wanted;
    private final Names names;
    private final List<Lane> lanes;
    private final EventFormats formats;
    private final SavedNames comms;
    private final KernelNames symbols;
    private volatile Boolean inSymbols;
    private final boolean inHead;
    /** By the ids of names: a verdict plus one, 0 if nobody has asked. Threads at worst work out the same twice. */
    private final byte[] verdicts;
    private final byte[] tasks;

    DatNeedle(byte[] needle, Names names, List<Lane> lanes, EventFormats formats, SavedNames comms, KernelNames symbols) {
        this.bytes = needle.clone();
        this.wanted = new String(needle, StandardCharsets.US_ASCII);
        this.names = names;
        this.lanes = lanes;
        this.formats = formats;
        this.comms = comms;
        this.symbols = symbols;
        this.inHead = needle.length > LONGEST || FormatShape.head(new TextShape()).mayHold(wanted);
        this.verdicts = new byte[names.size()];
        this.tasks = new byte[lanes.size()];
    }

    boolean isOf(byte[] needle, Names of, List<Lane> ofLanes) {
        return of == names && ofLanes == lanes && Arrays.equals(needle, bytes);
    }

    /** Whether it stands in a task's name, or may reach from there into what follows. */
    InTask inTask(int lane) {
        if (tasks[lane] == 0) {
            tasks[lane] = (byte) (inNameOf(lanes.get(lane).pid()).ordinal() + 1);
        }
        return ANSWERS[tasks[lane] - 1];
    }

    private InTask inNameOf(int pid) {
        String comm = comms.of(Math.max(0, pid));
        // Records of no task are on the lane of the idle one, under a number of their own.
        boolean surely = pid > 0 && isIn(comm.getBytes(StandardCharsets.UTF_8));
        return surely ? InTask.SURELY : FormatShape.head(new TextShape().some(" ").text(comm)).mayHold(wanted) ? InTask.PERHAPS : InTask.NO;
    }

    Verdict inName(int name) {
        if (verdicts[name] == 0) {
            verdicts[name] = (byte) (verdict(names.word(name)).ordinal() + 1);
        }
        return VERDICTS[verdicts[name] - 1];
    }

    private Verdict verdict(String name) {
        if (inHead || AFTER_TIME.matcher(wanted).find()) {
            return Verdict.PERHAPS;
        }
        List<EventFormat> all = formats.named(name);
        if (all.isEmpty()) {
            return Verdict.PERHAPS;
        }
        Verdict verdict = Verdict.NO;
        for (EventFormat format : all) {
            TextShape shape = FormatShape.of(format);
            boolean named = shape != null && shape.mayHold(TextShape.SYMBOL.repeat(wanted.length())) && isInSymbols();
            if (shape == null || named || mayHold(shape, TextShape.FIELD) || mayHold(shape, TextShape.SYMBOL)) {
                return Verdict.LOOK;
            }
            if (shape.mayHold(TextShape.FIELD.repeat(wanted.length()))) {
                verdict = Verdict.BYTES;
            }
        }
        return verdict;
    }

    /** Whether it may be a symbol's name or a part of one. Looked up once: a file has a hundred thousand of them. */
    private boolean isInSymbols() {
        Boolean known = inSymbols;
        if (known == null) {
            known = !ONE_NAME.matcher(wanted).matches() || symbols.mayHold(bytes);
            inSymbols = known;
        }
        return known;
    }

    /** Whether it may stand there otherwise than as a whole in such a text: beside it, or across its border. */
    private boolean mayHold(TextShape shape, String marks) {
        if (shape.mayHold(wanted)) {
            return true;
        }
        for (int from = 0; from < wanted.length(); from++) {
            for (int to = from + 1; to <= wanted.length(); to++) {
                boolean whole = from == 0 && to == wanted.length();
                if (!whole && shape.mayHold(wanted.substring(0, from) + marks.repeat(to - from) + wanted.substring(to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it stands among these bytes, whatever the case of its letters. */
    boolean isIn(byte[] record, int from, int to) {
        return Bytes.indexOfIgnoringCase(record, from, to, bytes) >= 0;
    }

    boolean isIn(LineBytes line) {
        return line.holds(bytes);
    }

    private boolean isIn(byte[] text) {
        return isIn(text, 0, text.length);
    }
}

package racelane.read.tracedat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import racelane.read.Bytes;
import racelane.trace.Lane;
import racelane.trace.Names;

/**
 * A word that is looked for in a file, a number most often: nothing but letters, digits and underlines, so that it
 * stands in one stretch of a record's text ({@link LineRuns}) and never across two. Safe for several threads.
 */
final class WordNeedle {
    private static final int LONGEST = 30;

    private final byte[] word;
    private final DigitNeedle digits;
    private final Names names;
    private final List<Lane> lanes;
    private final EventFormats formats;
    private final SavedNames comms;
    private final LineForms forms;
    private final KernelNames symbols;
    private volatile Boolean inSymbols;
    private final ConcurrentMap<EventFormat, Optional<LineRuns>> runs = new ConcurrentHashMap<>();
    /** By the ids of names and the indexes of lanes: an answer plus one, 0 if nobody has asked. Threads at worst work out the same twice. */
    private final byte[] inNames;
    private final byte[] inTasks;

    private WordNeedle(byte[] word, Names names, List<Lane> lanes, EventFormats formats, SavedNames comms, LineForms forms, KernelNames symbols) {
        this.symbols = symbols;
        this.word = word.clone();
        this.digits = DigitNeedle.of(word);
        this.names = names;
        this.lanes = lanes;
        this.formats = formats;
        this.comms = comms;
        this.forms = forms;
        this.inNames = new byte[names.size()];
        this.inTasks = new byte[lanes.size()];
    }

    /** Null if it is no word. */
    static WordNeedle of(byte[] needle, Names names, List<Lane> lanes, EventFormats formats, SavedNames comms, LineForms forms, KernelNames symbols) {
        for (byte c : needle) {
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')) {
                return null;
            }
        }
        return needle.length > LONGEST ? null : new WordNeedle(needle, names, lanes, formats, comms, forms, symbols);
    }

    boolean isOf(byte[] needle, Names of, List<Lane> ofLanes) {
        return of == names && ofLanes == lanes && Arrays.equals(needle, word);
    }

    byte[] word() {
        return word;
    }

    /** Null if it is not made of digits alone. */
    DigitNeedle digits() {
        return digits;
    }


    /** Whether it stands in what is printed of every record of a lane's task; of the idle tasks' lanes, on which records of no task are too, the record tells. */
    boolean inTask(int lane) {
        if (inTasks[lane] == 0) {
            int pid = lanes.get(lane).pid();
            inTasks[lane] = (byte) (pid > 0 && inTaskOf(pid) ? 2 : 1);
        }
        return inTasks[lane] == 2;
    }

    boolean isOfIdle(int lane) {
        return lanes.get(lane).pid() <= 0;
    }

    /** Whether it stands in the name or the number of the task of a PID. */
    boolean inTaskOf(int pid) {
        return isIn(comms.of(pid) + "-" + pid);
    }

    /** Whether it stands in a text, whatever the case of its letters. */
    boolean isIn(String text) {
        byte[] bytes = LineBytes.of(text);
        return Bytes.indexOfIgnoringCase(bytes, 0, bytes.length, word) >= 0;
    }

    /** Whether records of an event's name may hold it in their own part of the text. */
    boolean inName(int name) {
        if (inNames[name] == 0) {
            List<EventFormat> all = formats.named(names.word(name));
            boolean none = !all.isEmpty() && all.stream().allMatch(format -> runs(format) != null && runs(format).isInNone());
            inNames[name] = (byte) (none ? 1 : 2);
        }
        return inNames[name] == 2;
    }

    /** Looked up once: a file has a hundred thousand symbols. */
    private boolean isInSymbols() {
        Boolean known = inSymbols;
        if (known == null) {
            known = symbols.mayHold(word);
            inSymbols = known;
        }
        return known;
    }

    /** How to look into records of a format; null if their text must be made. */
    LineRuns runs(EventFormat format) {
        return runs.computeIfAbsent(format, asked -> {
            LineForm form = forms.of(asked);
            LineRuns made = form == null ? null : LineRuns.of(asked.name(), form, word, digits, this::isInSymbols);
            // What is not told of all records alike must be looked at in each.
            return Optional.ofNullable(made == null || made.isInAll() && form.mayBeStack() ? null : made);
        }).orElse(null);
    }
}

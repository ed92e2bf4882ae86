package racelane.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.read.TimeOffset;

/**
 * What the command line asks of the window.
 *
 * @param files   what to open, {@code -} being standard input
 * @param lenses  lens files, asked before the built-in ones
 * @param with    captures of other machines, laid into the one that is opened
 * @param offsetsNs what to add to the times of each of them
 * @param images  kernel images with debug information
 * @param sources the top of the kernel's sources, or null
 * @param follow  whether the file is still being written, and is to be followed
 * @param ring    of a live stream, how many of the last events are kept
 * @param wrong   what is wrong with it, for people; null if nothing is
 */
record Arguments(List<String> files, List<Path> lenses, List<Path> with, List<Long> offsetsNs, List<Path> images, Path sources, boolean follow, int ring, String wrong) {
    private static final String IMAGE = "--vmlinux";
    private static final String SOURCES = "--src";
    private static final String LENS = "--lens";
    private static final String WITH = "--with";
    private static final String OFFSET = "--offset";
    private static final String FOLLOW = "--follow";
    private static final String RING = "--ring";
    private static final int LEAST_RING = 1_000;
    private static final int LARGEST_RING = 100_000_000;

    /** Whether a word is an option of the window: {@code --vmlinux}, {@code --src=DIR}. */
    static boolean isOption(String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return word.equals(FOLLOW) || List.of(IMAGE, SOURCES, RING, LENS, WITH, OFFSET).contains(name);
    }

    static Arguments of(String... words) {
        List<String> files = new ArrayList<>();
        List<Path> lenses = new ArrayList<>();
        List<Path> with = new ArrayList<>();
        List<Long> offsetsNs = new ArrayList<>();
        List<Path> images = new ArrayList<>();
        Path sources = null;
        boolean follow = false;
        int ring = TraceSource.USUAL_RING;
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals(FOLLOW)) {
                follow = true;
                continue;
            }
            if (!isOption(words[i])) {
                files.add(words[i]);
                continue;
            }
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            if (equals < 0 && i + 1 == words.length) {
                return wrong(name + ": nothing follows it, expected " + expected(name) + "; name it behind the option");
            }
            String value = equals < 0 ? words[++i] : words[i].substring(equals + 1);
            if (name.equals(IMAGE)) {
                images.add(Path.of(value));
            } else if (name.equals(WITH)) {
                with.add(Path.of(value));
            } else if (name.equals(OFFSET)) {
                try {
                    offsetsNs.add(TimeOffset.ns(value));
                } catch (IllegalArgumentException unusable) {
                    return wrong("--offset " + unusable.getMessage());
                }
            } else if (name.equals(LENS)) {
                lenses.add(Path.of(value));
            } else if (name.equals(RING)) {
                ring = ring(value);
                if (ring < 0) {
                    return wrong("--ring " + value + ": expected a number of events from " + LEAST_RING + " to " + LARGEST_RING + ", as " + TraceSource.USUAL_RING);
                }
            } else if (sources != null) {
                return wrong("--src " + value + ": there is a source folder already, " + sources + "; name one");
            } else {
                sources = Path.of(value);
            }
        }
        if (follow && (files.size() != 1 || files.contains("-"))) {
            return wrong("--follow: expected one file that is being written, " + (files.isEmpty() ? "none is named" : "not " + String.join(" ", files))
                    + "; standard input (-) is followed anyway");
        }
        if (offsetsNs.size() > with.size()) {
            return wrong("--offset: " + offsetsNs.size() + " are given for " + with.size() + " captures of other machines; each goes with a --with FILE, in their order");
        }
        if (!with.isEmpty() && (follow || files.isEmpty() || files.contains("-"))) {
            return wrong("--with " + with.get(0) + ": expected a file that it is laid into, and no stream; name one");
        }
        while (offsetsNs.size() < with.size()) {
            offsetsNs.add(0L);
        }
        return new Arguments(List.copyOf(files), List.copyOf(lenses), List.copyOf(with), List.copyOf(offsetsNs), List.copyOf(images), sources, follow, ring, null);
    }

    private static String expected(String option) {
        return option.equals(IMAGE) ? "a vmlinux or a module's .ko" : option.equals(RING) ? "a number of events" : option.equals(LENS) ? "a lens file" : option.equals(WITH) ? "a capture of another machine" : option.equals(OFFSET) ? "a time, as in -0.25s" : "a folder";
    }

    /** -1 for what is no size of a ring. */
    private static int ring(String value) {
        int events = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        return events < LEAST_RING || events > LARGEST_RING ? -1 : events;
    }

    private static Arguments wrong(String words) {
        return new Arguments(List.of(), List.of(), List.of(), List.of(), List.of(), null, false, TraceSource.USUAL_RING, words);
    }
}

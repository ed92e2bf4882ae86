package racelane.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks of the window.
 *
 * @param files   what to open, {@code -} being standard input
 * @param images  kernel images with debug information
 * @param sources the top of the kernel's sources, or null
 * @param wrong   what is wrong with it, for people; null if nothing is
 */
record Arguments(List<String> files, List<Path> images, Path sources, String wrong) {
    private static final String IMAGE = "--vmlinux";
    private static final String SOURCES = "--src";

    /** Whether a word is an option of the window: {@code --vmlinux}, {@code --src=DIR}. */
    static boolean isOption(String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return name.equals(IMAGE) || name.equals(SOURCES);
    }

    static Arguments of(String... words) {
        List<String> files = new ArrayList<>();
        List<Path> images = new ArrayList<>();
        Path sources = null;
        for (int i = 0; i < words.length; i++) {
            if (!isOption(words[i])) {
                files.add(words[i]);
                continue;
            }
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            if (equals < 0 && i + 1 == words.length) {
                return wrong(name + ": nothing follows it, expected " + (name.equals(IMAGE) ? "a vmlinux or a module's .ko" : "a folder") + "; name it behind the option");
            }
            Path value = Path.of(equals < 0 ? words[++i] : words[i].substring(equals + 1));
            if (name.equals(IMAGE)) {
                images.add(value);
            } else if (sources != null) {
                return wrong("--src " + value + ": there is a source folder already, " + sources + "; name one");
            } else {
                sources = value;
            }
        }
        return new Arguments(List.copyOf(files), List.copyOf(images), sources, null);
    }

    private static Arguments wrong(String words) {
        return new Arguments(List.of(), List.of(), null, words);
    }
}

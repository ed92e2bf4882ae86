package racelane.ui;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;

/** The command that started the program, so that what people are told to type works where they are. */
final class StartCommand {
    private final String start;

    private StartCommand(String start) {
        this.start = start;
    }

    static StartCommand ofThisProgram() {
        return of(System.getProperty("jpackage.app-path"), System.getProperty("java.class.path", ""));
    }

    /**
     * @param launcher  a native launcher that started it, or null
     * @param classPath as Java was given it: of {@code java -jar FILE} it is FILE as it was typed
     */
    static StartCommand of(String launcher, String classPath) {
        if (launcher != null) {
            return new StartCommand(quoted(launcher));
        }
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return new StartCommand(jar ? "java -jar " + quoted(classPath) : "java -cp " + quoted(classPath) + " racelane.Main");
    }

    /** The whole command with a verb and its words. */
    String with(String verb, String... words) {
        return start + " " + verb + " " + List.of(words).stream().map(StartCommand::quoted).collect(Collectors.joining(" "));
    }

    /** The command that makes the picture of what should have been opened. */
    String render(List<String> files) {
        String named = files.isEmpty() ? "FILE" : files.stream().map(StartCommand::quoted).collect(Collectors.joining(" "));
        return start + " render " + named + " -o picture.png";
    }

    /** As a shell reads it as one word. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./…-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

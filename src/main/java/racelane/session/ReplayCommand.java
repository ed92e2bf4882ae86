package racelane.session;

import java.util.List;
import racelane.sim.Schedule;

/** The command line that runs a schedule again, as a person can paste it into a shell. Pure functions. */
public final class ReplayCommand {
    /** How the program is started from a checkout, as the README has it. */
    static final String PROGRAM = "java -jar target/racelane.jar";

    private ReplayCommand() {}

    /**
     * @param scenario a bundled scenario's name, or a file
     * @param patch    name or file of the change that is applied to it, or null
     * @param set      what is set, {@code NAME=VALUE} each
     * @param reuse    the reuse mode if it is not the file's own, or null
     */
    public static String of(String scenario, String patch, List<String> set, String reuse, Schedule schedule) {
        return "echo '" + schedule + "' | " + command("run", scenario, patch, set, reuse) + " --schedule -";
    }

    /** The command that searches the same scenario. */
    public static String exploring(String scenario, String patch, List<String> set, String reuse) {
        return command("explore", scenario, patch, set, reuse);
    }

    /** The command that searches the hypotheses for the reports of a file again. */
    public static String explaining(String file) {
        return PROGRAM + " report --explain " + quoted(file);
    }

    private static String command(String verb, String scenario, String patch, List<String> set, String reuse) {
        StringBuilder command = new StringBuilder(PROGRAM + " " + verb + " " + quoted(scenario));
        if (patch != null) {
            command.append(" --patch ").append(quoted(patch));
        }
        set.forEach(one -> command.append(" --set ").append(quoted(one)));
        return command.append(reuse == null ? "" : " --reuse " + reuse).toString();
    }

    /** A word as a POSIX shell takes it for one. */
    public static String quoted(String word) {
        return word.matches("[\\w./=:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

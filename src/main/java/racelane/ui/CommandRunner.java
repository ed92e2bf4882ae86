package racelane.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;

/** Runs the commands of the list: those of the window by the actions it was given, the others by the session. */
final class CommandRunner {
    /** What can be done without a trace; commands of scenarios say themselves what they need. */
    private static final Set<String> WITHOUT_TRACE = Set.of("open", "paste", "report-page", "write-answer", "compare-report", "quit", "theme", "commands", "keys");

    private final Supplier<Session> session;
    private final Runnable beforeSession;
    private final Map<String, Runnable> actions = new TreeMap<>();

    /** @param beforeSession run before a session does anything */
    CommandRunner(Supplier<Session> session, Runnable beforeSession) {
        this.session = session;
        this.beforeSession = beforeSession;
    }

    void put(String id, Runnable action) {
        actions.put(id, action);
    }

    void putAll(Map<String, Runnable> more) {
        actions.putAll(more);
    }

    /** @throws IllegalStateException if the window does not do exactly what the list asks of it */
    void check() {
        List<String> wanted = Commands.all().stream().filter(Command::isWindows).map(Command::id).sorted().toList();
        if (!wanted.equals(List.copyOf(actions.keySet()))) {
            throw new IllegalStateException("the list of commands asks the window for " + wanted + ", the window does " + actions.keySet());
        }
    }

    /** Without a trace most commands have nothing to do. */
    void run(Command command) {
        boolean needsTrace = command.group() != Command.Group.SCENARIO && !WITHOUT_TRACE.contains(command.id());
        if (needsTrace && session.get() == null) {
            return;
        }
        if (command.isWindows()) {
            actions.get(command.id()).run();
        } else {
            beforeSession.run();
            session.get().run(command);
        }
    }
}

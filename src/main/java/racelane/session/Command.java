package racelane.session;

import java.util.List;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * Something a person can ask for, by key, menu or name.
 *
 * @param id    a word for programs, never changed: {@code step-next}
 * @param words what it does, for people, in the imperative
 * @param group the menu it stands in
 * @param keys  its keys, the first one is shown in menus: {@code Shift+Right}, {@code Ctrl+O}, {@code ?}
 * @param move  what it does to the view; null where it does something that only a window can (a dialog, a theme)
 * @param rearranges whether it may change which lanes and events are shown, which takes time: see {@link Session#change}
 */
public record Command(String id, String words, Group group, List<String> keys, Move move, boolean rearranges) {
    /** A pure function from view to view. A command that cannot do anything gives the same view back. */
    @FunctionalInterface
    public interface Move {
        ViewState apply(Timeline timeline, Stepper stepper, ViewState view);
    }

    /** A menu. */
    public enum Group {
        FILE("File"), STEP("Step"), VIEW("View"), LANES("Lanes"), SCENARIO("Scenario"), HELP("Help");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Command {
        keys = List.copyOf(keys);
    }

    /** Whether it is the window's to do. */
    public boolean isWindows() {
        return move == null;
    }

    /** The key shown in menus, or empty. */
    public String key() {
        return keys.isEmpty() ? "" : keys.get(0);
    }
}

package racelane.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.testkit.Samples;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** Whatever keys are pressed in whatever order, nothing breaks and the view stays one that can be drawn. */
class EveryCommandTest {
    private static final String ONE_EVENT = "            sh-222     [001] .....    14.989944: sys_exit: NR 1 = 2\n";

    @TempDir
    Path folder;

    @Test
    void onACaptureWithFindings() throws Exception {
        press(Samples.timeline(Samples.STALE_PUT, folder), 600);
    }

    /** It opens with nothing selected. */
    @Test
    void onACaptureWithoutFindings() throws Exception {
        press(Samples.timeline("c1-readers", folder), 600);
    }

    @Test
    void onASingleEvent() throws Exception {
        Path file = Files.writeString(folder.resolve("one.txt"), ONE_EVENT);
        press(Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(file, Progress.none())), 2_000);
    }

    private static void press(Timeline timeline, int keys) {
        List<Command> commands = Commands.all().stream().filter(command -> !command.isWindows()).toList();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Session session = new Session(timeline, () -> {});
            session.show(timeline.start());
            Deque<String> pressed = new ArrayDeque<>();
            for (int i = 0; i < keys; i++) {
                Command command = commands.get(random.nextInt(commands.size()));
                pressed.add(command.id());
                if (pressed.size() > 12) {
                    pressed.remove();
                }
                String after = "seed " + seed + ", after " + pressed;
                try {
                    session.run(command);
                    timeline.lanes(session.view(), 900, 500);
                } catch (RuntimeException broken) {
                    throw new AssertionError(after, broken);
                }
                ViewState view = session.view();
                assertTrue(view.cursorRow() >= 0 && view.cursorRow() < timeline.trace().size(), after + ": cursor at " + view.cursorRow());
                assertTrue(view.span().length() > 0 && Double.isFinite(view.span().from()), after + ": " + view.span());
                assertTrue(!timeline.lanes(view).isEmpty(), after + ": no lane is left");
            }
        }
    }
}

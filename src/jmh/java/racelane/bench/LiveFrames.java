package racelane.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import racelane.Main;

/**
 * How many frames a second the real window makes while it follows standard input: pulses of the toolkit, and
 * the longest times between two of them. With {@code step} a key is pressed before every frame, so that each
 * one has a view of its own to show (the cursor goes back and forth); with {@code watch} nobody touches it.
 * Needs a display; ends by itself. Usage: watch|step SECONDS [OPTIONS OF THE WINDOW]
 */
public final class LiveFrames {
    private static final long WARM_NS = 5_000_000_000L;

    private LiveFrames() {}

    public static void main(String[] args) throws Exception {
        boolean steps = args[0].equals("step");
        long endNs = WARM_NS + Long.parseLong(args[1]) * 1_000_000_000L;
        String[] rest = Arrays.copyOfRange(args, 2, args.length + 1);
        rest[rest.length - 1] = "-";
        Main.main(rest);
        Platform.runLater(() -> new Frames(steps, endNs).start());
    }

    /** Counts from the end of the warm-up on. */
    private static final class Frames extends AnimationTimer {
        private final boolean steps;
        private final long endNs;
        private final long[] gapsNs = new long[100_000];
        private long startNs;
        private long lastNs;
        private int count;
        private long gcMs;
        private long cpuNs;
        private boolean back;

        Frames(boolean steps, long endNs) {
            this.steps = steps;
            this.endNs = endNs;
        }

        @Override
        public void handle(long now) {
            long ns = System.nanoTime();
            startNs = startNs == 0 ? ns : startNs;
            if (ns - startNs < WARM_NS) {
                gcMs = gcMs();
                cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            } else if (count < gapsNs.length) {
                gapsNs[count++] = ns - lastNs;
            }
            lastNs = ns;
            if (steps) {
                press(back ? KeyCode.RIGHT : KeyCode.LEFT);
                back = !back;
            }
            if (ns - startNs >= endNs) {
                stop();
                tell();
                System.exit(0);
            }
        }

        private static void press(KeyCode code) {
            for (Window window : Window.getWindows()) {
                Node focus = window.getScene().getFocusOwner();
                if (focus != null) {
                    Event.fireEvent(focus, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                }
            }
        }

        private void tell() {
            long[] sorted = Arrays.copyOf(gapsNs, count);
            Arrays.sort(sorted);
            long sum = Arrays.stream(sorted).sum();
            int slow = (int) Arrays.stream(sorted).filter(gap -> gap > 33_400_000).count();
            Runtime memory = Runtime.getRuntime();
            System.out.printf(Locale.ROOT, "%d frames in %.1f s: %.1f a second; between two 50 %% at most %.0f ms, 99 %% %.0f ms, longest %.0f ms; %d of them longer than 33 ms; "
                    + "the toolkit's thread busy %.1f ms a frame; load average %.1f; "
                    + "garbage collection %d ms; heap used %d MB%n", count, sum / 1e9, count * 1e9 / sum, sorted[count / 2] / 1e6, sorted[(int) (count * 0.99)] / 1e6,
                    sorted[count - 1] / 1e6, slow, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuNs) / 1e6 / count,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), gcMs() - gcMs, (memory.totalMemory() - memory.freeMemory()) >> 20);
        }

        private static long gcMs() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
        }
    }
}

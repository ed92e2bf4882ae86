package racelane.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.timeline.Inspector;
import racelane.timeline.InterleavingTable;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * What one key or click costs in a window of 1600x900: the new view, all its pictures, the inspector (with
 * the state after the row) and forty rows of the table. Jumps go to rows at random, steps to the next row,
 * at zooms from the whole trace to a few events. What the toolkit then takes to fill the pixels is not in it.
 */
public final class StepAndPaint {
    private static final int ROUNDS = 1_000;
    private static final int WARM = 300;

    private StepAndPaint() {}

    public static void main(String[] args) throws Exception {
        Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(Path.of(args[0]), Progress.none()));
        Stepper stepper = new Stepper(timeline);
        Random random = new Random(3);
        ViewState whole = stepper.fitAll(ViewState.all(timeline.allLanes(), timeline.trace().size()));
        System.out.printf(Locale.ROOT, "%d events, %d lanes%n", timeline.trace().size(), timeline.allLanes().size());
        Costs[] costs = {new Costs("jump"), new Costs("step"), new Costs("zoom")};
        ViewState view = whole;
        for (int i = 0; i < ROUNDS + WARM; i++) {
            for (Costs cost : costs) {
                long start = System.nanoTime();
                long cpu = cpuNs();
                view = switch (cost.name) {
                    case "jump" -> stepper.toStep(view, 1 + random.nextInt(timeline.trace().size()));
                    case "step" -> stepper.next(view);
                    default -> i % 24 == 0 ? stepper.fitAll(view) : stepper.zoom(view, 1.8, 0.4);
                };
                cost.look(timeline, view, start, i >= WARM);
                cost.cpu[Math.max(0, i - WARM)] = (cpuNs() - cpu) / 1e6;
            }
        }
        for (Costs cost : costs) {
            cost.tell();
        }
    }

    /** On a busy machine the wall clock tells of the others too. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static final class Costs {
        final String name;
        final double[] all = new double[ROUNDS];
        final double[] cpu = new double[ROUNDS];
        final double[] pictures = new double[ROUNDS];
        final double[] inspector = new double[ROUNDS];
        final double[] table = new double[ROUNDS];
        int count;

        Costs(String name) {
            this.name = name;
        }

        void look(Timeline timeline, ViewState view, long start, boolean counts) {
            long marks = timeline.lanes(view, 1_150, 800).marks().size() + timeline.headers(view, 150, 800).marks().size()
                    + timeline.ruler(view, 1_150, 24).marks().size() + timeline.overview(view, 1_300, 60).marks().size();
            long painted = System.nanoTime();
            Inspector inspected = Inspector.of(timeline, view);
            long told = System.nanoTime();
            InterleavingTable rows = InterleavingTable.of(timeline, view);
            int at = Math.max(0, Math.min(rows.indexOf(view.cursorRow()) - 20, rows.size() - 40));
            for (int i = at; i < Math.min(rows.size(), at + 40); i++) {
                marks += rows.get(i).step().length();
            }
            long done = System.nanoTime();
            if (marks < 0 || inspected.title().isEmpty()) {
                throw new IllegalStateException("nothing was made");
            }
            if (counts) {
                all[count] = (done - start) / 1e6;
                pictures[count] = (painted - start) / 1e6;
                inspector[count] = (told - painted) / 1e6;
                table[count++] = (done - told) / 1e6;
            }
        }

        void tell() {
            System.out.printf(Locale.ROOT, "%s: %s; of CPU time %s%n      (pictures %s; inspector with state %s; table %s)%n", name, words(all), words(cpu), words(pictures), words(inspector), words(table));
        }

        private static String words(double[] ms) {
            double[] sorted = ms.clone();
            Arrays.sort(sorted);
            return String.format(Locale.ROOT, "median %.2f, p99 %.2f, worst %.1f ms", sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
        }
    }
}

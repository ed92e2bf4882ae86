package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import racelane.picture.Picture;
import racelane.testkit.Traces;

/** Painting costs pixels, not events. Run with {@code mvn test -Dtest=FrameScaleTest -Dtest.excluded=none}. */
@Tag("scale")
class FrameScaleTest {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 900;

    @Test
    void tenMillionEventsOnSixtyFourLanesArePaintedWithinAFrame() {
        double few = median(1_000_000);
        double many = median(10_000_000);
        System.out.printf("a frame of 1M events: %.1f ms, of 10M events: %.1f ms%n", few, many);
        assertTrue(many < 16, "a frame took " + many + " ms");
        assertTrue(many < 2 * few + 2, "ten times the events took " + many + " ms instead of " + few);
    }

    /** Median of frames while zooming from everything to a few events and stepping, all lanes in view. */
    private static double median(int events) {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(7), events, 64));
        Stepper stepper = new Stepper(timeline);
        ViewState view = stepper.fitAll(timeline.start());
        double[] ms = new double[120];
        long marks = 0;
        for (int i = -60; i < ms.length; i++) {
            view = i % 40 == 0 ? stepper.fitAll(view) : stepper.next(stepper.zoom(view, 1.4, 0.4));
            long begin = System.nanoTime();
            // All 64 lanes at once, 42 px each: higher than a screen, so that none is left out.
            Picture picture = timeline.lanes(view, WIDTH, 64 * 42);
            marks += picture.marks().size();
            if (i >= 0) {
                ms[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(ms);
        System.out.printf("%d events: median %.1f, p99 %.1f, worst %.1f ms, %d marks, view %d px%n", events, ms[60], ms[118], ms[119], marks, HEIGHT);
        return ms[60];
    }
}

package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.trace.Trace;

class ScalesTest {
    private static Span span(Random random, double end) {
        double length = Math.max(1, end * Math.pow(random.nextDouble(), 4));
        double from = (random.nextDouble() * 1.2 - 0.1) * end;
        return new Span(from, from + length);
    }

    @Test
    void timeAndPixelAnswerEachOtherWithinAPixel() {
        Seeds.each(Seeds.ROUNDS, random -> {
            Trace trace = Traces.noise(random, 1 + random.nextInt(200), 3);
            int width = 1 + random.nextInt(2_000);
            TimeScale scale = new TimeScale(trace, RowSet.all(trace.size()), span(random, trace.endNs() - trace.startNs() + 1.0), width);
            double nsPx = width / scale.span().length();
            for (int i = 0; i < 50; i++) {
                double x = random.nextDouble() * width;
                assertEquals(x, scale.toPx(scale.toTime(x)), Math.max(1, nsPx), "at " + x);
            }
        });
    }

    @Test
    void slotAndPixelAnswerEachOther() {
        Seeds.each(Seeds.ROUNDS, random -> {
            int size = 1 + random.nextInt(500);
            OrderScale scale = new OrderScale(RowSet.all(size), span(random, size), 1 + random.nextInt(2_000));
            double slot = random.nextDouble() * size;
            assertEquals(slot, scale.toSlot(scale.toPx(slot)), 1e-6);
        });
    }

    @Test
    void theBorderOfAPixelIsTheFirstRowAtOrRightOfIt() {
        Seeds.each(Seeds.ROUNDS, random -> {
            Trace trace = Traces.noise(random, 1 + random.nextInt(300), 3);
            RowSet rows = random.nextBoolean() ? RowSet.all(trace.size()) : RowSet.of(trace.size(), row -> row % 3 != 1);
            boolean time = random.nextBoolean();
            Span span = span(random, time ? trace.endNs() - trace.startNs() + 1.0 : trace.size());
            int width = 1 + random.nextInt(400);
            Scale scale = time ? new TimeScale(trace, rows, span, width) : new OrderScale(rows, span, width);
            for (int x = 0; x <= width; x++) {
                int first = scale.firstRowFrom(x);
                for (int row = 0; row < trace.size(); row++) {
                    if (time || rows.contains(row)) {
                        boolean right = row >= first;
                        assertTrue(right ? scale.x(row) >= x - 1e-6 : scale.x(row) < x + 1e-6, "row " + row + " at " + scale.x(row) + ", pixel " + x + " begins with " + first);
                    }
                }
            }
        });
    }

    @Test
    void nothingThatAStepDidLiesRightOfItsCursor() {
        Seeds.each(50, random -> {
            Trace trace = Traces.noise(random, 50, 3);
            Scale scale = new OrderScale(RowSet.all(50), span(random, 50), 700);
            for (int row = 0; row < 50; row++) {
                assertTrue(scale.x(row) <= scale.cursorX(row));
                assertTrue(row == 49 || scale.x(row + 1) > scale.cursorX(row));
                assertEquals(row, scale.rowAt((scale.stepX(row) + scale.cursorX(row)) / 2));
            }
            assertEquals(50, trace.size());
        });
    }

    @Test
    void timesKeepTheirDigits() {
        assertEquals("15.391 311", Times.clock(15_391_311_000L, 1_000));
        assertEquals(".391 311", Times.fraction(15_391_311_999L, 1_000));
        assertEquals("0.000 000 001", Times.clock(1, 1));
        assertEquals("7.7 ms", Times.duration(7_700_000));
        assertEquals("400 ns", Times.duration(400));
        assertEquals("86.7 ms", Times.duration(86_712_345));
        assertEquals("1.05 s", Times.duration(1_050_000_000));
        assertEquals("6 054", Times.number(6_054));
    }
}

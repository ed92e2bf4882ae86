package racelane.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    /** Severity 1.0 of Machado, Oliveira and Fernandes 2009, on linear RGB; the first is ordinary sight. */
    private static final double[][] SIGHTS = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998},
        {.367322, .860646, -.227968, .280085, .672501, .047413, -.01182, .04294, .968881},
        {1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .3039},
    };

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeReadOnItsPaper(Theme theme) {
        assertContrast(theme, InkRole.TEXT, InkRole.BACKGROUND, 7);
        assertContrast(theme, InkRole.TEXT, InkRole.SELECTION, 7);
        assertContrast(theme, InkRole.TEXT_DIM, InkRole.PANEL, 4.5);
        assertContrast(theme, InkRole.TEXT_FAINT, InkRole.PANEL, 3);
        assertContrast(theme, InkRole.ON_CURSOR, InkRole.CURSOR, 4.5);
        assertContrast(theme, InkRole.ON_ALIVE, InkRole.ALIVE, 4.5);
        assertContrast(theme, InkRole.ON_UNBOUND, InkRole.UNBOUND, 4.5);
        assertContrast(theme, InkRole.FINDING, InkRole.FINDING_PANEL, 4.5);
        assertContrast(theme, InkRole.FINDING, InkRole.BACKGROUND, 4.5);
        assertContrast(theme, InkRole.COUNT, InkRole.BACKGROUND, 4.5);
        assertContrast(theme, InkRole.HIT, InkRole.CARD, 4.5);
        for (int lane = 0; lane < 8; lane++) {
            assertContrast(theme, InkRole.lane(lane), InkRole.BACKGROUND, 4.4);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void lanesAndFindingStayApartForEverySight(Theme theme) {
        List<InkRole> roles = new ArrayList<>(List.of(InkRole.FINDING));
        for (int lane = 0; lane < 8; lane++) {
            roles.add(InkRole.lane(lane));
        }
        for (double[] sight : SIGHTS) {
            for (InkRole one : roles) {
                for (InkRole other : roles) {
                    double distance = distance(theme.palette().argb(one), theme.palette().argb(other), sight);
                    assertTrue(one == other || distance > 10, theme + ": " + one + " and " + other
                            + " are " + distance + " apart, more than 10 is wanted");
                }
            }
        }
    }

    @Test
    void alphasMultiply() {
        Palette light = Theme.LIGHT.palette();
        assertEquals(0xfffbfbfc, light.argb(InkRole.BACKGROUND));
        assertEquals(0x800b62c4, light.argb(InkRole.CURSOR.ink(0.5)));
        assertEquals(0x0d, light.argb(InkRole.WARNING_ZONE.ink(0.5)) >>> 24);
    }

    @Test
    void theNinthLaneHasTheFirstOnesInk() {
        assertEquals(InkRole.LANE_0, InkRole.lane(8));
        assertEquals(InkRole.LANE_7, InkRole.lane(15));
    }

    private static void assertContrast(Theme theme, InkRole text, InkRole paper, double wanted) {
        double one = luminance(theme.palette().argb(text));
        double other = luminance(theme.palette().argb(paper));
        double contrast = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
        assertTrue(contrast >= wanted, theme + ": " + text + " on " + paper + " has contrast " + contrast);
    }

    /** Relative luminance of WCAG 2.1. */
    private static double luminance(int argb) {
        double[] linear = linear(argb);
        return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
    }

    private static double[] linear(int argb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double channel = (argb >>> 16 - 8 * i & 0xff) / 255.0;
            linear[i] = channel <= .04045 ? channel / 12.92 : Math.pow((channel + .055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double distance(int one, int other, double[] sight) {
        double[] a = lab(one, sight);
        double[] b = lab(other, sight);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** CIE L*a*b* of 1976 under D65. */
    private static double[] lab(int argb, double[] sight) {
        double[] from = linear(argb);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = sight[3 * i] * from[0] + sight[3 * i + 1] * from[1] + sight[3 * i + 2] * from[2];
            seen[i] = Math.max(0, Math.min(1, sum));
        }
        double x = curve((.4124 * seen[0] + .3576 * seen[1] + .1805 * seen[2]) / .9505);
        double y = curve(.2126 * seen[0] + .7152 * seen[1] + .0722 * seen[2]);
        double z = curve((.0193 * seen[0] + .1192 * seen[1] + .9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double value) {
        return value > .008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }
}

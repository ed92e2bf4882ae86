package racelane.export;

import racelane.picture.Hatch;

/** How much of a fill a device pixel gets, 0 to 1. */
interface Texture {
    Texture SOLID = (x, y) -> 1;

    float at(int x, int y);

    /** The strokes of a hatch, softened over one device pixel. */
    static Texture of(Hatch hatch, double scale) {
        int sign = hatch.slant() == Hatch.Slant.RISING ? 1 : -1;
        double diagonal = Math.sqrt(0.5);
        double period = Hatch.TILE * diagonal * scale;
        double half = Hatch.STROKE * scale / 2;
        return (x, y) -> {
            double across = (x + 0.5 + sign * (y + 0.5)) * diagonal;
            double phase = across - Math.floor(across / period) * period;
            double distance = Math.min(phase, period - phase);
            return (float) Math.max(0, Math.min(1, half + 0.5 - distance));
        };
    }
}

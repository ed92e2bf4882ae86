package racelane.export;

/** Colours as the file formats write them. */
final class Colours {
    private Colours() {
    }

    /** {@code #rrggbb}; alpha is written elsewhere. */
    static String hex(int argb) {
        return String.format("#%06x", argb & 0xffffff);
    }

    /** 0 to 1. */
    static double alpha(int argb) {
        return (argb >>> 24) / 255.0;
    }
}

package racelane.scenario;

/** Which slot an allocation gets. */
public enum ReuseMode {
    /** A fresh slot, or any free one of its class: all are explored. */
    ANY,
    /** The one freed last, a fresh one only if there is none, as a kernel's per-CPU free list mostly does. */
    LIFO,
    /** Always a fresh one. */
    OFF;

    /** The word of the language and of {@code --reuse}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The mode of a word, or null. */
    public static ReuseMode of(String word) {
        for (ReuseMode mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        return null;
    }
}

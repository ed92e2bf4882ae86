package racelane.analysis;

/** Values of the kernel's refcount_t (include/linux/refcount.h, 6.6 and 6.12). */
public final class RefcountValues {
    /** REFCOUNT_SATURATED: 0xc0000000 as a signed number. */
    public static final int SATURATED = 0xc0000000;

    private RefcountValues() {}
}

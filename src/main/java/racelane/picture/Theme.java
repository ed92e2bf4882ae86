package racelane.picture;

/** Light or dark. */
public enum Theme {
    LIGHT,
    DARK;

    public Palette palette() {
        return Palette.of(this);
    }
}

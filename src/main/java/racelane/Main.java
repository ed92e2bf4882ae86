package racelane;

/** Picks the door: a verb goes to the command line, everything else to the window. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
    }
}

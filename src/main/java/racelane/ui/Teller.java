package racelane.ui;

/** Says something to whoever sits before the window. */
interface Teller {
    /** What cannot be done, one line. */
    void notice(String words);

    /** What was done, one line. */
    void say(String words);
}

package racelane.cli;

/** What a verb's exit status says. */
final class Exit {
    static final int FINE = 0;
    /** Something was found: a finding, a failure, a report. */
    static final int FOUND = 1;
    /** The input cannot be read, or what was asked for is not there. */
    static final int UNUSABLE = 2;
    /** A bound ended the search before anything was found. */
    static final int STOPPED = 3;

    private Exit() {}
}

package racelane.trace;

/**
 * What somebody will want to know of some events, asked while a reader has their text at hand: fetching ten million
 * texts a second time would cost as much as reading them did. A reader need not answer; whoever asks must be able to
 * look for himself. Used by several threads at once.
 */
public interface Questions {
    /** The question about events of this name, or -1; the same for the same name. */
    int about(String eventName);

    /** What an event says to a question: any number. */
    long answer(int question, Body body);

    /** Nobody wants to know anything. */
    static Questions none() {
        return NoQuestions.INSTANCE;
    }
}

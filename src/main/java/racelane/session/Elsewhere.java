package racelane.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import racelane.timeline.ViewState;

/** Where a session has a view worked out that takes time, so that whoever asked need not wait. */
@FunctionalInterface
public interface Elsewhere {
    /**
     * Runs the work and hands its result back on the session's thread.
     *
     * @param failed told on the session's thread instead, if there is no result
     */
    void run(Supplier<ViewState> work, Consumer<ViewState> done, Runnable failed);

    /** On the caller's own thread, at once. */
    static Elsewhere here() {
        return (work, done, failed) -> done.accept(work.get());
    }
}

/**
 * Searching schedules. Start with {@link racelane.explore.Explorer} (options in, {@link racelane.explore.Verdict}
 * out); {@link racelane.explore.DepthFirst} is the search, {@link racelane.explore.BreadthFirst} finds shortest
 * schedules, {@link racelane.explore.Independence} is the reduction.
 *
 * <p>The reduction: in a state in which one thread's next step can meet nothing that any other thread may still
 * do before it (a persistent set of one thread), only that thread goes on. What others may do is worked out once
 * from the code, for each instruction; while the thread holds a lock, what lies behind a blocking acquisition of
 * that lock does not count. Such chains are not stored and are at most {@code DepthFirst.MAX_CHAIN} long; every
 * stored state is expanded by all threads, so no cycle is ever closed by reduced states alone. A step that fails,
 * or that a {@code check always} can see, is never taken alone. Persistent sets were chosen over sleep sets because
 * they save states, not only transitions, and need nothing beside the stored fingerprint. On top, threads of
 * {@code x N} are interchangeable unless {@code self} is used. Bounded searches (preemptions) are not reduced.
 *
 * <p>Imports scenario, sim, order and trace. Deliberately absent: weak memory (every verdict says so).
 */
package racelane.explore;

/**
 * Searching schedules. Start with {@link racelane.explore.Explorer} (options in, {@link racelane.explore.Verdict}
 * out). A complete search begins with {@link racelane.explore.DepthFirst}, which finds failures fast; what is open
 * after {@code Explorer.HAND_OVER} states goes on in {@link racelane.explore.LevelSearch}, on all cores.
 *
 * <p>What comes out never depends on how many cores there are: levels are cut into batches of a fixed size, batches
 * are taken over in order, and a small search runs the same steps on one thread. Not parallel, since the next thing
 * to do there follows from the last: the first {@code HAND_OVER} states, {@link racelane.explore.FewestPreemptions}
 * and the shrinking of a schedule; spreading them would make what is found first a matter of luck.
 *
 * <p>The reduction: in a state in which one thread's next step can meet nothing that any other thread may still
 * do before it (a persistent set of one thread), only that thread goes on. What others may do is worked out once
 * from the code, for each instruction; while the thread holds a lock, what lies behind a blocking acquisition of
 * that lock does not count. Such chains are not stored and are at most {@code Chain.MAX} long; every
 * stored state is expanded by all threads, so no cycle is ever closed by reduced states alone. A step that fails,
 * or that a {@code check always} can see, is never taken alone. Persistent sets were chosen over sleep sets because
 * they save states, not only transitions, and need nothing beside the stored fingerprint. On top, threads of
 * {@code x N} are interchangeable unless {@code self} is used. Bounded searches (preemptions) are not reduced.
 *
 * <p>Imports scenario, sim, order and trace. Deliberately absent: weak memory (every verdict says so).
 */
package racelane.explore;

package racelane.compare;

/**
 * Why the model cannot do an event.
 *
 * @param at      where the search stood
 * @param thread  the model's thread that would have had to do it, or -1 where none could be found
 * @param why     what forbids it, one sentence without a stop
 * @param instead what the thread does instead, or null
 * @param lock    the lock that it waits for, or 0
 */
record Refusal(Position at, int thread, String why, String instead, long lock) {}

/**
 * The record of events: what happened, when, by whom, on which CPU. Start with {@link racelane.trace.Trace}
 * (frozen, shared freely between threads) and {@link racelane.trace.TraceBuilder} (one writer).
 *
 * <p>Events are rows of primitive columns; there is no object per event. What an event said
 * ({@link racelane.trace.Body}) stays in the file and is fetched by offset through
 * {@link racelane.trace.Records} when a lens or a person asks.
 *
 * <p>Knows no file format, no meaning of an event and no screen; imports nothing of ours.
 */
package racelane.trace;

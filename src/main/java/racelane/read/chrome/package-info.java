/**
 * The trace event JSON of chrome://tracing, which many tools write: an array of events, or an object that
 * holds one under {@code traceEvents}. Start with {@link racelane.read.chrome.ChromeTraceFormat};
 * {@code ObjectScanner} finds the events without reading the file as one value, {@code ChromeEvent} is
 * one of them taken apart, {@code ChromeRows} puts calls in the order in which they nest.
 *
 * <p>Imports read and trace. Deliberately absent: stack frames and samples that stand outside of the events.
 */
package racelane.read.chrome;

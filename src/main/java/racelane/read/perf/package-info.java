/**
 * What {@code perf script} prints: a line for each sample or tracepoint, its call chain below it. Start with
 * {@link racelane.read.perf.PerfScriptFormat}; {@code PerfLine} is a pure function of one line with
 * specimens above it, {@code PerfReading} the loop's memory, {@code PerfRecords} gives a record back.
 *
 * <p>Imports read and trace. Deliberately absent: perf.data itself, weights and branches of samples.
 */
package racelane.read.perf;

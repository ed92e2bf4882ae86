/**
 * The texts of ftrace: {@code cat trace}, {@code cat trace_pipe}, {@code trace-cmd report}, systrace.
 * Start with {@link racelane.read.ftrace.FtraceLine}, a pure function of one line with specimens above
 * it; {@link racelane.read.ftrace.FtraceTextFormat} recognises the file, {@code FtraceStretch} takes a piece
 * of it apart on any core, {@code FtraceReading} takes the pieces in in order and remembers what was met,
 * {@code FtraceRecords} gives a record back when somebody looks at it.
 *
 * <p>Imports read and trace. Deliberately absent: what events mean; only those of the scheduler are
 * looked into, because they know the names and lives of tasks best.
 */
package racelane.read.ftrace;

/**
 * From a file to a trace: look at the head, let the formats say how sure they are, read with the
 * strongest, tell what was skipped. Start with {@link racelane.read.TraceOpener}; a format is a
 * {@link racelane.read.TraceFormat} in a folder of its own that imports only this room and trace.
 *
 * <p>Input is never mapped: a file that shrinks under a mapping kills the program, a positioned read
 * ({@link racelane.read.Source}) merely ends early. Compressed and piped input is spooled to a private
 * file, so that raw records can be fetched by offset in every case. Line formats share
 * {@link racelane.read.LineLoop} and {@link racelane.read.TextRecords}.
 *
 * <p>Imports trace. Deliberately absent: a list of formats (the catalog has it), recognition by a
 * file's name, meaning of events.
 */
package racelane.read;

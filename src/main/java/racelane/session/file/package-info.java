/**
 * The file in which a session is kept beside its trace. Start with {@link racelane.session.file.SessionFile}: it reads,
 * writes and refuses; {@link racelane.session.file.SessionText} is the JSON in it and {@link racelane.session.file.Fingerprint}
 * what ties it to a trace.
 *
 * <p>Imports session and below. Deliberately absent: threads (the window decides when to save) and any way to lose what
 * was there: a file is replaced whole, by a rename, after the new one is safe on the disk.
 */
package racelane.session.file;

/**
 * What people pinned to a trace. Start with {@link racelane.notes.Note}, a text pinned to a step, a range of steps or an
 * object, and {@link racelane.notes.Notes}, all of them in the order of a tour.
 *
 * <p>May import trace. Deliberately absent: files (a session's file keeps notes), screens, and any limit on what a
 * note may say: a megabyte, any script, any direction of writing.
 */
package racelane.notes;

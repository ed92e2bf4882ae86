/**
 * What a target must be told so that a lens has something to read. Start with
 * {@link racelane.probe.CaptureScript}: a lens and the values of a kernel's build in, a POSIX shell script out.
 *
 * <p>The part of the script that is the same for all lenses is a resource, {@code capture.sh}: it is checked
 * and read as what it is. Imports lens. Deliberately absent: any subsystem's names, and anything that runs
 * on a target by itself.
 */
package racelane.probe;

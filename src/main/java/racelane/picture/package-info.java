/**
 * What a view looks like, in pixels, before anything is drawn: start with {@link racelane.picture.Picture}
 * (a page and its {@link racelane.picture.Mark}s in painting order) and {@link racelane.picture.Surface}
 * (what a picture is drawn on: a file, a screen, a text for tests).
 *
 * <p>Coordinates are pixels at scale 1, x to the right, y down. Colours are roles
 * ({@link racelane.picture.Ink}) that a {@link racelane.picture.Palette} resolves as late as possible,
 * so one picture serves both themes. Text is measured here ({@link racelane.picture.TextMeasure}) from
 * the bundled fonts, so that a picture is the same wherever it is made.
 *
 * <p>Imports nothing of ours and no library. Deliberately absent: any toolkit, AWT included, and any
 * knowledge of traces or lanes.
 */
package racelane.picture;

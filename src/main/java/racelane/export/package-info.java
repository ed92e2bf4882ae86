/**
 * A view → a file. {@link racelane.export.PngSurface}, {@link racelane.export.SvgSurface} and
 * {@link racelane.export.PdfSurface} write a {@link racelane.picture.Picture}; each is one static method.
 *
 * <p>The PNG is rastered here, from {@link racelane.export.Path} over {@link racelane.export.Coverage} to
 * {@link racelane.export.Raster}, glyphs as outlines of the bundled fonts: the same picture gives the same
 * pixels on every machine, with no display, no toolkit and no system fonts.
 *
 * <p>{@link racelane.export.WebPage} writes the trace itself as an HTML file that steps in a browser; its scripts lie in
 * the resources' folder {@code page}, what they are given is {@link racelane.export.PageData}.
 *
 * <p>A trace → a file: {@link racelane.export.JsonLinesWriter}, {@link racelane.export.ChromeTrace},
 * {@link racelane.export.CountCsv}; they stream, and {@link racelane.export.WholeFile} puts them in place.
 *
 * <p>May import trace, lens, analysis, compare, timeline, notes, picture. Deliberately absent: AWT.
 */
package racelane.export;

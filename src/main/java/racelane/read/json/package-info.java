/**
 * Racelane's own JSON lines, one object a line, as FORMATS describes them and as {@code convert} and the
 * simulator write them. Start with {@link racelane.read.json.JsonLine}, a pure function of one line.
 * The writer is {@code export.JsonLinesWriter}.
 *
 * <p>Imports read and trace. Deliberately absent: what the vocabulary's words mean; a lens says that.
 */
package racelane.read.json;

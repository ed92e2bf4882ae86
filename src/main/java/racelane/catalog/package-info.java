/**
 * The one page that lists everything pluggable. Start with {@link racelane.catalog.Catalog}; enrolment is
 * an explicit list in order, not discovery.
 *
 * <p>Imports everything pluggable; imported by cli and ui.
 */
package racelane.catalog;

/**
 * From event names and arguments to meaning. A lens is a JSON file ({@code LENSES.md} beside the built-in
 * ones describes it on one page); start with {@link racelane.lens.Lens} (what a file says) and
 * {@link racelane.lens.Meanings} (what it says about one trace).
 *
 * <p>Meanings are columns beside a frozen trace: lenses can change without reading again. A row means at
 * most one thing; the first lens of the list that claims its event wins.
 *
 * <p>Imports trace. Deliberately absent: any subsystem's names in Java, and any conclusion: what follows
 * from meanings is analysis.
 */
package racelane.lens;

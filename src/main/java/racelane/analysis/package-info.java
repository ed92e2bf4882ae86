/**
 * Pure functions from a trace and its meanings to what happened: counts, holders, locks, calls, lives,
 * findings. Start with {@link racelane.analysis.Analysis}, the one result everything above reads.
 *
 * <p>Rules of what may be concluded: nothing across a gap; what nobody observed is marked inferred; a
 * finding that rests on something inferred is not certain.
 *
 * <p>Imports trace, lens, order, report. Knows no subsystem, no screen, no file.
 */
package racelane.analysis;

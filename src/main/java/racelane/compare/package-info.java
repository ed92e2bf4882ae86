/**
 * A capture laid beside a model, and two traces beside each other. Start with
 * {@link racelane.compare.Follow}: the order of a capture's calls, returns, locks and counts is imposed on a
 * scenario, event by event. {@link racelane.compare.Captured} says which events these are,
 * {@link racelane.compare.Follower} searches the model's steps between them, {@link racelane.compare.Followed}
 * is what came of it.
 *
 * <p>Capture and model meet by names alone: functions, locks, counts. Addresses are bound to the model's objects
 * as the run goes, offsets never.
 *
 * <p>Imports trace, lens, analysis, scenario, sim, explore. Deliberately absent: words for the screen beyond one
 * sentence a fact, and any knowledge of which function matters.
 */
package racelane.compare;

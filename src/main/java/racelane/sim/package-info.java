/**
 * The machine that runs a program under a schedule. Start with {@link racelane.sim.Machine} (one step of one
 * thread at a time) and {@link racelane.sim.MachineState} (a state: copied by sharing in a Draft, never changed once a
 * step has made it); {@link racelane.sim.Canon} says when two states are equal; {@link racelane.sim.Run} turns a
 * schedule into an ordinary trace.
 *
 * <p>Times in such a trace are no measurement: every step takes {@link racelane.sim.Run#STEP_NS}. The trace's
 * records are {@code name=value} text in the vocabulary of Racelane's JSON lines.
 *
 * <p>Imports scenario, trace and order. Deliberately absent: searching, threads, clocks, randomness; a state
 * never depends on what was found or printed on the way to it.
 */
package racelane.sim;

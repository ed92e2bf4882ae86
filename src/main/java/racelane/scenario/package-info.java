/**
 * The {@code .race} language: text → program, with errors a person can act on. Start with
 * {@link racelane.scenario.Scenario} (a parsed file; {@code compile} makes a {@link racelane.scenario.Program}
 * for one choice of configs). The grammar is {@code src/main/antlr4/racelane/scenario/Race.g4}; the reference
 * page with an example of every construct is {@code sample-traces/scenarios/README.md}.
 *
 * <p>The code is a stack machine's: {@link racelane.scenario.Op} lists the instructions and says which of them
 * are steps; every value is one {@code long} ({@link racelane.scenario.Value} says how pointers fit).
 *
 * <p>Imports trace and order at most. Deliberately absent: running anything, threads, clocks, and any
 * optimisation that would change what is a step.
 */
package racelane.scenario;

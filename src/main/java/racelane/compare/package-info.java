/**
 * Things laid beside each other: two traces, a capture and a model, a kernel report and the scenarios that fit it.
 *
 * <p>Start with {@link racelane.compare.Follow}: the order of a capture's calls, returns, locks and counts is
 * imposed on a scenario, event by event. {@link racelane.compare.Captured} says which events these are,
 * {@link racelane.compare.Follower} searches the model's steps between them, {@link racelane.compare.Followed}
 * is what came of it. Capture and model meet by names alone: functions, locks, counts. Addresses are bound to the
 * model's objects as the run goes, offsets never.
 *
 * <p>Start with {@link racelane.compare.ScenarioMatcher} for reports: which scenarios fit one, and why;
 * {@link racelane.compare.StackBeside} lays its call trace beside a simulated stack. {@link racelane.compare.ClaimReader}
 * finds what the mail around a report claims, {@link racelane.compare.ClaimTester} asks it of scenarios and captures.
 *
 * <p>Start with {@link racelane.compare.TraceComparison} for two traces: {@link racelane.compare.ThreadPairing} says who plays whose
 * part, {@link racelane.compare.Rounds} which round of a loop stands beside which, {@link racelane.compare.StepAlignment} which step;
 * {@link racelane.compare.FoundBeside}, {@link racelane.compare.Beside} and {@link racelane.compare.Holdings} tell what differs,
 * {@link racelane.compare.Folding} tells the same once. {@link racelane.compare.ScenarioBeside} lays a scenario beside a capture as
 * {@link racelane.compare.Follow} followed it.
 *
 * <p>Imports trace, lens, analysis, scenario, sim, explore, report. Deliberately absent: words for the screen beyond
 * one sentence a fact, any knowledge of which function matters, and bounds of time: the same report always gets
 * the same answer.
 */
package racelane.compare;

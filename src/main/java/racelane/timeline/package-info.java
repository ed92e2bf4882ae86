/**
 * What an analysed trace looks like: trace + findings + view state → picture. Start with
 * {@link racelane.timeline.Timeline} (built once, answers with pictures and hits),
 * {@link racelane.timeline.ViewState} (everything a view remembers) and
 * {@link racelane.timeline.Stepper} (what the keys do, view → view).
 *
 * <p>Painting costs pixels, not events: {@link racelane.timeline.Scale} gives the rows at the borders of
 * pixels, and each kind of lane has a small painter that draws single marks where there is room and a
 * strip where there is none. A new kind of lane is a painter and a line in the lane painters' list.
 *
 * <p>Imports trace, lens, analysis, notes, picture. Deliberately absent: colours (roles only), a
 * toolkit, any subsystem's names, and any state that is not in the view.
 */
package racelane.timeline;

/**
 * The map of the house. One direction:
 * <b>read / simulate → trace → lens → analysis → timeline → picture → screen or file.</b>
 *
 * <table>
 * <caption>Rooms, what lives there, what they may import besides {@code java.*}</caption>
 * <tr><td>trace</td><td>the record of events: columns, names, lanes; knows no file and no screen</td><td>nothing of ours</td></tr>
 * <tr><td>order</td><td>who happened before whom, and what two operations may not be swapped</td><td>nothing of ours</td></tr>
 * <tr><td>picture</td><td>shapes in pixels, ink, fonts and their widths; no toolkit</td><td>nothing of ours</td></tr>
 * <tr><td>read</td><td>look at the head, choose the format, read, tell what was skipped; one folder a format</td><td>trace, report</td></tr>
 * <tr><td>report</td><td>kernel reports (splats) in text: from log lines to facts and frames</td><td>trace</td></tr>
 * <tr><td>source</td><td>from function+offset to file and line, by a vmlinux's symbols and a symbolizer</td><td>trace</td></tr>
 * <tr><td>lens</td><td>from event names and arguments to meaning</td><td>trace</td></tr>
 * <tr><td>probe</td><td>what a target must be told so that a lens has something to read: the capture script</td><td>lens</td></tr>
 * <tr><td>scenario, sim</td><td>the .race language; the machine that runs it</td><td>trace, order (sim: scenario)</td></tr>
 * <tr><td>explore</td><td>searching schedules</td><td>scenario, sim, order, trace</td></tr>
 * <tr><td>analysis</td><td>trace + meanings → counts, holders, locks, lives, findings</td><td>trace, lens, order, report</td></tr>
 * <tr><td>compare</td><td>two traces aligned; a capture followed in a model; a report beside scenarios</td><td>trace, lens, analysis, scenario, sim, explore, report</td></tr>
 * <tr><td>notes</td><td>what people pinned to steps</td><td>trace</td></tr>
 * <tr><td>timeline</td><td>trace + findings + view state → picture</td><td>trace, lens, analysis, notes, picture</td></tr>
 * <tr><td>export</td><td>a view → a file</td><td>timeline and below, compare</td></tr>
 * <tr><td>session</td><td>one open trace, the commands that change its view, and the file in which it is kept</td><td>timeline and below, read, explore, compare, source</td></tr>
 * <tr><td>catalog</td><td>the one page that lists everything pluggable</td><td>everything pluggable</td></tr>
 * <tr><td>cli</td><td>the verbs</td><td>catalog, session and below; never ui</td></tr>
 * <tr><td>ui</td><td>JavaFX and nothing else</td><td>catalog, session and below</td></tr>
 * </table>
 *
 * <p>{@code HouseRulesTest} holds the code to this table. Deliberately absent: any knowledge of a
 * kernel subsystem in Java (lenses and scenarios carry it), mutable statics, a toolkit below ui.
 */
package racelane;

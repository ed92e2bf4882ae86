/**
 * The window: JavaFX and nothing else. Start with {@link racelane.ui.Door}, which starts the toolkit or
 * says what is missing, then {@link racelane.ui.MainWindow}, which composes the panes.
 *
 * <p>What is shown is a {@link racelane.session.Session}'s view; what is painted are pictures of the room
 * timeline. A scenario that is driven is {@link racelane.ui.ScenarioDesk}'s, shown by
 * {@link racelane.ui.ScenarioPane}; two variants stand in a {@link racelane.ui.VariantsPane}; kernel reports are
 * {@link racelane.ui.ReportDesk}'s, shown by {@link racelane.ui.ReportPage}. Every change goes one way: key or mouse → command → view → {@link racelane.ui.Repainter} → panes.
 *
 * <p>Imports session and below, and the toolkit. Deliberately absent: threads ({@link racelane.ui.Background}
 * uses the Workers handed down), static state, knowledge of any trace format.
 */
package racelane.ui;

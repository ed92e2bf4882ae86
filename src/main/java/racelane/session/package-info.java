/**
 * One open trace and what a person does with it. Start with {@link racelane.session.Session}, which holds
 * the one {@link racelane.timeline.ViewState}, and {@link racelane.session.Commands}, the one list from
 * which menus, keys, palette and help are made. A scenario is driven with {@link racelane.session.Drive} and
 * searched with {@link racelane.session.Exploration}; {@link racelane.session.DrivenRun} ties its trace to its steps;
 * {@link racelane.session.Variant} is a scenario with its configs set, {@link racelane.session.SavedRun} one that was
 * saved as a trace. {@link racelane.session.ReportFile} holds the kernel reports of a file, {@link racelane.session.AnswerDraft}
 * a reply to one. {@link racelane.session.Kept} is what a person keeps with a trace: notes and
 * {@link racelane.session.Breakpoint}s; the folder {@code file} keeps it on the disk.
 *
 * <p>Imports timeline and below. Deliberately absent: any toolkit, any thread, any file. Tests drive every
 * command without a window.
 */
package racelane.session;

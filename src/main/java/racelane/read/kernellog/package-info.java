/**
 * Kernel logs: dmesg, journalctl, a serial console, a mail, a syzbot report. Start with
 * {@link racelane.read.kernellog.KernelLogFormat}; {@code KernelLogReading} is the loop's memory,
 * {@link racelane.read.kernellog.ReportReader} finds the reports of a log without making a trace of it.
 *
 * <p>Imports read, report and trace. Deliberately absent: what a line looks like and what a report is (the
 * room report has both), and any meaning of a report: a row says what the line says.
 */
package racelane.read.kernellog;

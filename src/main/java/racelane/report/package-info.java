/**
 * Kernel reports (splats) in text: from log lines to {@link racelane.trace.KernelReport}. Start with
 * {@link racelane.report.ReportScanner}, which is fed with lines in order; {@link racelane.report.LogLine}
 * takes the log's own writing off a line, {@link racelane.report.FrameLine} and {@link racelane.report.Banner}
 * are pure functions of one line.
 *
 * <p>What a banner looks like, which frames are reporting machinery and where a call trace ends are data:
 * the text files beside this package in the resources. A log file and the console events of a trace go
 * through the same scanner.
 *
 * <p>Imports trace. Knows no file, no lens and no finding.
 */
package racelane.report;

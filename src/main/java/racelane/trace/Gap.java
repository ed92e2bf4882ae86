package racelane.trace;

/**
 * A stretch in which events of one CPU were lost. Nothing may be concluded across it.
 *
 * @param cpu     the CPU whose buffer lost events
 * @param fromRow last row of that CPU before the loss, or -1 if the loss is at the start
 * @param toRow   first row of that CPU after the loss, or the trace's size if none follows
 * @param lost    how many events, or -1 if the kernel does not say
 * @param line    the line that tells of it, from 1, or -1
 */
public record Gap(int cpu, int fromRow, int toRow, long lost, long line) {}

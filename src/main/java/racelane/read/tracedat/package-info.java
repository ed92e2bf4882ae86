/**
 * The binary files of trace-cmd, versions 6 and 7 (trace-cmd.dat.v6(5), trace-cmd.dat.v7(5)). Start with
 * {@link racelane.read.tracedat.TraceDatFormat}: {@code DatV6} and {@code DatV7} find what the file holds,
 * {@code CpuData} is one CPU's pages, packed or not, {@code PageCursor} walks the events of a page,
 * {@code DatReading} merges the CPUs in order of time. {@code DatRecords} makes text of a record only when
 * somebody asks: {@code EventFormat} has its fields, {@code PrintFormat} the kernel's own print format.
 * A search makes none: {@code WordSieve} looks for a word where it may stand, {@code DatSieve} for all else.
 *
 * <p>Imports read and trace. Nothing in a file is believed before it is held against the file's size.
 * Deliberately absent: what events mean, the clocks of guests, files of the versions before 6.
 */
package racelane.read.tracedat;

package racelane.trace;

/**
 * What is known of a trace as a whole. Unknown is {@code null} or -1, never a guess.
 *
 * @param file        name of the file for people
 * @param format      name of the format that read it
 * @param clock       the kernel's trace clock (mono, local, global, …), or null
 * @param clockSource where the clock was learnt (the file, NAME.meta.txt, the command line), or null
 * @param kernel      kernel release, or null
 * @param cpus        number of CPUs, or -1
 * @param tickNs      the clock's last digit in the file, in nanoseconds: closer times are not ordered by it
 * @param bytes       size of the (uncompressed) input in bytes
 * @param simulation  what it is a run of, or null
 */
public record TraceFacts(String file, String format, String clock, String clockSource, String kernel, int cpus, long tickNs, long bytes, Simulation simulation) {
    public static TraceFacts of(String file, String format) {
        return new TraceFacts(file, format, null, null, null, -1, 1_000, 0, null);
    }

    public TraceFacts withClock(String name, String source) {
        return new TraceFacts(file, format, name, source, kernel, cpus, tickNs, bytes, simulation);
    }

    public TraceFacts withKernel(String release) {
        return new TraceFacts(file, format, clock, clockSource, release, cpus, tickNs, bytes, simulation);
    }

    public TraceFacts withCpus(int count) {
        return new TraceFacts(file, format, clock, clockSource, kernel, count, tickNs, bytes, simulation);
    }

    public TraceFacts withTickNs(long ns) {
        return new TraceFacts(file, format, clock, clockSource, kernel, cpus, ns, bytes, simulation);
    }

    public TraceFacts withBytes(long count) {
        return new TraceFacts(file, format, clock, clockSource, kernel, cpus, tickNs, count, simulation);
    }

    /** Times are the steps of a simulation: the order of the rows is the order of what happened, equal times or not. */
    public boolean countsSteps() {
        return "steps".equals(clock);
    }

    public TraceFacts withSimulation(Simulation run) {
        return new TraceFacts(file, format, clock, clockSource, kernel, cpus, tickNs, bytes, run);
    }
}

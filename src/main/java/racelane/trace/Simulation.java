package racelane.trace;

/**
 * What a simulated trace is a run of: enough to run it again, and to tell whether the scenario is still the same.
 *
 * @param scenario the scenario's file, as it was named
 * @param digest   SHA-256 of its text, in hexadecimal digits
 * @param set      every config with its value, {@code NAME=VALUE} with blanks between
 * @param reuse    which memory an allocation got
 * @param schedule who was picked, one line
 */
public record Simulation(String scenario, String digest, String set, String reuse, String schedule) {}

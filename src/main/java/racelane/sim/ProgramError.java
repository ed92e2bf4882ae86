package racelane.sim;

import racelane.scenario.Program;

/** The program does what the language does not have (arithmetic on pointers); no finding, but an error of the text. */
public final class ProgramError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProgramError(Program program, int pc, String message) {
        super(program.file + ":" + program.line[pc] + ":" + program.column[pc] + ": " + message, null, false, false);
    }
}

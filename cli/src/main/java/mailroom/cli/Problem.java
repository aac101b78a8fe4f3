package mailroom.cli;

import org.jspecify.annotations.Nullable;

/** Something the user can mend: one clear line, and the exit code that says whose turn it is. */
final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    /** The machine or the command line is not as it must be. */
    static final int NOT_STARTED = 2;
    /** Everything ran, and the result is not the expected one. */
    static final int UNEXPECTED_RESULT = 1;

    private final int exitCode;

    Problem(int exitCode, @Nullable String line) {
        super(line);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}

package local.faults;

import java.util.List;

/** Rules that cannot be taken: all that is wrong with them, a line each, with the place. */
public final class FaultFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    FaultFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}

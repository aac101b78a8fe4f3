package local.admin;

import java.util.List;

/** A request to the admin API that is refused: why, as its caller reads it. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> problems;

    public AdminException(int status, String message) {
        this(status, message, List.of());
    }

    /** @param problems all that is wrong with the body, a line each */
    public AdminException(int status, String message, List<String> problems) {
        super(message, null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    public int status() {
        return status;
    }

    /** The answer's body. */
    String json() {
        var body = Json.object().put("message", getMessage());
        if (!problems.isEmpty()) {
            problems.forEach(body.putArray("problems")::add);
        }
        return body.toString();
    }
}

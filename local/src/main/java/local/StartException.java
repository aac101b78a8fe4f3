package local;

/** A part of the local stack did not start: the message begins with the part's name. The cause is the part's own exception. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String part, Throwable cause) {
        super("%s: %s".formatted(part, cause.getMessage()), cause);
    }
}

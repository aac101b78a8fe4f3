package comparison.advise.app;

/** Something that the user gave cannot be used; the message says what, where, and what to do. */
public final class AdviseException extends Exception {
    private static final long serialVersionUID = 1L;

    public AdviseException(String message) {
        super(message);
    }

    public AdviseException(String message, Throwable cause) {
        super(message, cause);
    }
}

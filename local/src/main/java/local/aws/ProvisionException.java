package local.aws;

/** A part did not start, or a resource of the stack could not be made. The message says which and why. */
public final class ProvisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProvisionException(String message, Throwable cause) {
        super(message, cause);
    }
}

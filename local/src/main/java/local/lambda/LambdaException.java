package local.lambda;

/** A function cannot be run at all: the message names the function and what is wrong with it. */
public final class LambdaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LambdaException(String message) {
        super(message);
    }

    public LambdaException(String message, Throwable cause) {
        super(message, cause);
    }
}

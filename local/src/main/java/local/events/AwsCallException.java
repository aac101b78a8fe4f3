package local.events;

/** A call to the AWS endpoint was refused, or did not get there. */
final class AwsCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** The code is the service's, such as {@code ResourceNotFoundException}. */
    AwsCallException(String operation, String code, String message) {
        super("%s: %s %s".formatted(operation, code, message), null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}

package local.aws.proxy;

/** A service's refusal, as the caller's SDK will read it. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String queryCode;

    /**
     * @param status the HTTP status; below 500 the caller is at fault
     * @param code the error's name in the service's model, such as {@code ResourceNotFoundException}
     */
    public AwsError(int status, String code, String message) {
        this(status, code, code, message);
    }

    /**
     * A refusal that has two names.
     *
     * @param queryCode the name that the service's older query protocol has for the same error
     */
    public AwsError(int status, String code, String queryCode, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.queryCode = queryCode;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String queryCode() {
        return queryCode;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

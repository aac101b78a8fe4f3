package mailroom.security.domain;

/**
 * Who changes something, and by which request.
 *
 * @param who a person's subject, or {@link #OPERATOR}
 * @param keyId of the API key that was used; empty for an operator with AWS credentials
 */
public record Cause(String who, String keyId, String requestId, String traceparent) {
    public static final String OPERATOR = "operator";
}

package mailroom.sender.domain;

/** Whose request this work belongs to, as it came: handed on with every outcome, never read here. */
public record Way(String requestId, String traceparent) {}

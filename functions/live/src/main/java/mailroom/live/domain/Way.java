package mailroom.live.domain;

/** Whose request this work belongs to, as it came: handed on, never read here. */
public record Way(String requestId, String traceparent) {}

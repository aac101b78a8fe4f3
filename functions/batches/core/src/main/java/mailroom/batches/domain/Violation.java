package mailroom.batches.domain;

/** What is wrong at one place of a request; {@code pointer} is a JSON Pointer (RFC 6901). */
public record Violation(String pointer, String detail) {}

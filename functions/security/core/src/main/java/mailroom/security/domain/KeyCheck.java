package mailroom.security.domain;

/** What checking a presented API key can find. */
public sealed interface KeyCheck {
    record Good(ApiKey key) implements KeyCheck {}

    record Refused(Refusal reason) implements KeyCheck {}
}

package mailroom.security.domain;

import java.time.Instant;

/** The answer to "who calls?". */
public sealed interface Authorization {
    /** Known, until {@code expires}; a handler asks for it again from then on, cached answer or not. */
    record Allowed(Identity who, Instant expires) implements Authorization {}

    record Refused(Refusal reason) implements Authorization {}
}

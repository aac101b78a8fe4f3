package mailroom.security.domain;

import java.time.Instant;

/** What is asked for: a key for {@code owner} until {@code expires} ({@link ApiKey#NEVER} for one that does not end). */
public record NewApiKey(Owner owner, Instant expires) {}

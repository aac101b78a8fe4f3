package mailroom.batches.domain;

import java.time.Instant;

/**
 * What is kept of an idempotency key: whose it is, what it was used for, until when.
 *
 * @param payload a digest of the canonical request: the same key with another payload is the caller's mistake
 */
public record Claim(Space space, IdempotencyKey key, String payload, BatchId batch, Instant expires) {}

package mailroom.batches.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a batch when it is accepted, and never changes.
 *
 * @param total recipients
 * @param chunks how many chunks hold them
 * @param expiresAt after this nothing of it is sent any more
 * @param keptUntil after this it is gone
 */
public record Batch(
        BatchId id,
        Team team,
        Kind kind,
        Sender from,
        String subject,
        int total,
        int chunks,
        Instant createdAt,
        Instant expiresAt,
        Instant keptUntil,
        Origin origin) {
    public static final int MOST_RECIPIENTS = 10_000;

    /** A chunk may be with the sender when it expires: its lease and the way of its result take less than this. */
    private static final Duration EXPIRY_GRACE = Duration.ofMinutes(10);

    /** Providers try a mail for 14 hours or less; who has no answer by then gets none. */
    public static final Duration SETTLE_AFTER_EXPIRY = Duration.ofHours(24);

    public Batch {
        if (total < 1 || total > MOST_RECIPIENTS || chunks < 1 || chunks > total) {
            throw new IllegalArgumentException("batch %s: %d recipients in %d chunks".formatted(id, total, chunks));
        }
    }

    /** When recipients that are still queued become expired. */
    public Instant expiryCheckAt() {
        return expiresAt.plus(EXPIRY_GRACE);
    }

    /** When it counts as settled, whatever is open. */
    public Instant settleBy() {
        return expiresAt.plus(SETTLE_AFTER_EXPIRY);
    }
}

package mailroom.batches.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a batch. Only {@code total} and {@code chunks} of one that is open still grow.
 *
 * @param owner whose it is: the person may act on it, the team may see it
 * @param total recipients
 * @param chunks how many chunks hold them
 * @param expiresAt after this nothing of it is sent any more
 * @param keptUntil after this it is gone
 */
public record Batch(
        BatchId id,
        Owner owner,
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
        if (total < 0 || total > MOST_RECIPIENTS || chunks < 0 || chunks > total) {
            throw new IllegalArgumentException("batch %s: %d recipients in %d chunks".formatted(id, total, chunks));
        }
    }

    /** The same with more recipients. */
    public Batch with(List<Chunk> more) {
        int recipients = more.stream().mapToInt(it -> it.recipients().size()).sum();
        return new Batch(
                id,
                owner,
                kind,
                from,
                subject,
                total + recipients,
                chunks + more.size(),
                createdAt,
                expiresAt,
                keptUntil,
                origin);
    }

    public Team team() {
        return owner.space().team();
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

package mailroom.batches.domain;

import java.time.Instant;
import java.util.List;

/** A request for a batch that was found good. */
public record Submission(Kind kind, Content content, Instant expiresAt, List<Recipient> recipients) {
    public Submission {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > Batch.MOST_RECIPIENTS) {
            throw new IllegalArgumentException("1 to %d recipients".formatted(Batch.MOST_RECIPIENTS));
        }
    }
}

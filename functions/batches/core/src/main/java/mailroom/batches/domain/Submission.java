package mailroom.batches.domain;

import java.time.Instant;
import java.util.List;

/**
 * A request for a batch that was found good.
 *
 * @param way whether it is sent as it is, or takes more recipients before it is submitted
 */
public record Submission(Kind kind, Content content, Instant expiresAt, List<Recipient> recipients, Way way) {
    /** What happens to the batch once it is stored. */
    public enum Way {
        SEND,
        KEEP_OPEN
    }

    public Submission {
        recipients = List.copyOf(recipients);
        if ((recipients.isEmpty() && way == Way.SEND) || recipients.size() > Batch.MOST_RECIPIENTS) {
            throw new IllegalArgumentException("1 to %d recipients".formatted(Batch.MOST_RECIPIENTS));
        }
    }
}

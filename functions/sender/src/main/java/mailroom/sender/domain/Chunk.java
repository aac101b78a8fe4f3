package mailroom.sender.domain;

import java.time.Instant;
import java.util.List;

/**
 * At most 50 recipients of one batch that are sent by one call to the provider.
 *
 * @param expiresAt from this moment on nothing of it is sent
 */
public record Chunk(ChunkId id, Kind kind, Instant expiresAt, Content content, List<Recipient> recipients) {
    public static final int MOST_RECIPIENTS = 50; // SES SendBulkEmail takes no more

    public Chunk {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    "chunk %s holds %d recipients, 1 to %d allowed".formatted(id, recipients.size(), MOST_RECIPIENTS));
        }
        if (recipients.stream().map(Recipient::index).distinct().count() < recipients.size()) {
            throw new IllegalArgumentException("chunk %s holds two recipients of one index".formatted(id));
        }
    }
}

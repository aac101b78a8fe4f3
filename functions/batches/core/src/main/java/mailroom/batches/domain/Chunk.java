package mailroom.batches.domain;

import java.util.List;

/** Recipients of one batch that are sent by one call to the provider. */
public record Chunk(ChunkId id, List<Recipient> recipients) {
    public static final int MOST_RECIPIENTS = 50; // SES SendBulkEmail takes no more

    public Chunk {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    "chunk %s holds %d recipients, 1 to %d allowed".formatted(id, recipients.size(), MOST_RECIPIENTS));
        }
    }
}

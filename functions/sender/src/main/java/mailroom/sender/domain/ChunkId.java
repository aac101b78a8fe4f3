package mailroom.sender.domain;

import java.util.regex.Pattern;

/** The name of a chunk: its batch, and its number there. Both travel as SES message tags, which bounds their characters. */
public record ChunkId(String batch, int number) {
    private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ChunkId {
        if (!BATCH.matcher(batch).matches()) {
            throw new IllegalArgumentException("a batch id is 1 to 64 of A-Z a-z 0-9 _ -");
        }
        if (number < 0) {
            throw new IllegalArgumentException("chunk number %d of batch %s is below 0".formatted(number, batch));
        }
    }

    @Override
    public String toString() {
        return batch + "/" + number;
    }
}

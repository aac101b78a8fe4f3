package mailroom.batches.domain;

/** A batch's chunk, counted from 0. */
public record ChunkId(BatchId batch, int number) implements Comparable<ChunkId> {
    /**
     * A batch's chunks are spread over this many partitions: one takes 1,000 write units a second, and ten take the outcomes of 5,000
     * recipients a second at two units each, more than an account's first quotas. More would make each read of the counts dearer.
     */
    public static final int SHARDS = 10;

    public static final int MOST_CHUNKS = 100_000; // five digits in the table's keys

    public ChunkId {
        if (number < 0 || number >= MOST_CHUNKS) {
            throw new IllegalArgumentException("chunk %d of %s is out of range".formatted(number, batch));
        }
    }

    public int shard() {
        return number % SHARDS;
    }

    @Override
    public int compareTo(ChunkId other) {
        int byBatch = batch.value().compareTo(other.batch.value());
        return byBatch != 0 ? byBatch : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return batch + "/" + number;
    }
}

package mailroom.batches.domain;

import java.util.List;

/**
 * Chunks of one shard that change together, each one version up, with the difference this makes to the shard's counts.
 *
 * @param delta finals after the change minus finals before
 */
public record ShardChange(List<ChunkState> states, Tally delta) {
    /** DynamoDB takes 100 items in a transaction; fewer, as each further chunk makes a conflict likelier. */
    public static final int MOST_STATES = 25;

    public ShardChange {
        states = List.copyOf(states);
        if (states.isEmpty() || states.size() > MOST_STATES) {
            throw new IllegalArgumentException("a change holds 1 to %d chunks".formatted(MOST_STATES));
        }
        if (states.stream()
                        .map(it -> new Shard(it.id().batch(), it.id().shard()))
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException("a change stays in one shard");
        }
    }

    public Shard shard() {
        ChunkId first = states.getFirst().id();
        return new Shard(first.batch(), first.shard());
    }

    /** One of the partitions that a batch's chunks are spread over. */
    public record Shard(BatchId batch, int number) {}
}

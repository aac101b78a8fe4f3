package mailroom.batches.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A minute of the due-index, in one of its shards.
 *
 * @param minute a whole minute; its entries are due from then on
 */
public record DueSlot(Instant minute, int shard) {
    /** All batches of a minute share a slot: with three entries each, four partitions take about 1,300 batches a second. */
    public static final int SHARDS = 4;

    public DueSlot {
        if (!minute.equals(minute.truncatedTo(ChronoUnit.MINUTES)) || shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("no slot: %s, shard %d".formatted(minute, shard));
        }
    }

    /** The slot of a batch's entry that must not be looked at before {@code at}: rounded up to the minute. */
    public static DueSlot of(BatchId batch, Instant at) {
        Instant floor = at.truncatedTo(ChronoUnit.MINUTES);
        Instant minute = floor.equals(at) ? floor : floor.plus(1, ChronoUnit.MINUTES);
        return new DueSlot(minute, Math.floorMod(batch.value().hashCode(), SHARDS));
    }
}

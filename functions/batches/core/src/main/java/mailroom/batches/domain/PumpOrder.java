package mailroom.batches.domain;

/**
 * The order to hand over a batch's chunks from {@code cursor} on.
 *
 * @param hops how many orders came before it in this chain
 */
public record PumpOrder(BatchId batch, int cursor, int hops, Origin origin) {
    public PumpOrder {
        if (cursor < 0 || hops < 0) {
            throw new IllegalArgumentException("cursor %d, hops %d".formatted(cursor, hops));
        }
    }

    public static PumpOrder first(BatchId batch, int cursor, Origin origin) {
        return new PumpOrder(batch, cursor, 0, origin);
    }

    public PumpOrder next(int nextCursor) {
        return new PumpOrder(batch, nextCursor, hops + 1, origin);
    }
}

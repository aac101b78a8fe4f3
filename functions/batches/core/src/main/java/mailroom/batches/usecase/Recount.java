package mailroom.batches.usecase;

import java.util.List;
import java.util.stream.IntStream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Tally;
import mailroom.batches.port.Batches;
import mailroom.batches.port.States;

/** Proves the roll-up: counts the states themselves and compares. Only meaningful while nothing is written to the batch. */
public final class Recount {
    private final Batches batches;
    private final States states;

    public Recount(Batches batches, States states) {
        this.batches = batches;
        this.states = states;
    }

    /** What counting again can find. */
    public sealed interface Recounted {
        record Same(Tally finals) implements Recounted {}

        record Different(Tally rolledUp, Tally counted) implements Recounted {}

        record NoSuchBatch() implements Recounted {}
    }

    public Recounted recount(BatchId id) {
        BatchView view = batches.read(List.of(id)).get(id);
        if (view == null) {
            return new Recounted.NoSuchBatch();
        }
        var ids = IntStream.range(0, view.batch().chunks())
                .mapToObj(it -> new ChunkId(id, it))
                .toList();
        Tally counted =
                states.read(ids).values().stream().map(ChunkState::finals).reduce(Tally.EMPTY, Tally::plus);
        Tally rolledUp = view.counts().finals();
        return counted.equals(rolledUp) ? new Recounted.Same(counted) : new Recounted.Different(rolledUp, counted);
    }
}

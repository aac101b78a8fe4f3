package mailroom.batches.usecase;

import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Mode;
import mailroom.batches.port.Batches;

/** Reads a batch. One of the other mode is as unknown as an id that never was. */
public final class GetBatch {
    private final Batches batches;

    public GetBatch(Batches batches) {
        this.batches = batches;
    }

    public Optional<BatchView> get(Mode mode, BatchId id) {
        return Optional.ofNullable(batches.read(List.of(id)).get(id))
                .filter(it -> it.batch().owner().space().mode() == mode);
    }
}

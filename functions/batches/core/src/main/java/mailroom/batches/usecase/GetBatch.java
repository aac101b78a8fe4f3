package mailroom.batches.usecase;

import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Team;
import mailroom.batches.port.Batches;

/** Shows a batch to its owner. A stranger learns no more than that of an id that never was. */
public final class GetBatch {
    private final Batches batches;

    public GetBatch(Batches batches) {
        this.batches = batches;
    }

    public Optional<BatchView> get(Team team, BatchId id) {
        return Optional.ofNullable(batches.read(List.of(id)).get(id))
                .filter(it -> it.batch().team().equals(team));
    }
}

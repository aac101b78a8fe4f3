package mailroom.sender.port;

import java.util.List;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Outcome;

class MemoryOutcomesTest extends OutcomesContract {
    private final MemoryOutcomes outcomes = new MemoryOutcomes();

    @Override
    protected Outcomes outcomes() {
        return outcomes;
    }

    @Override
    protected List<Outcome> arrived(ChunkId chunk) {
        return outcomes.published().stream()
                .filter(it -> it.chunk().equals(chunk))
                .flatMap(it -> it.outcomes().stream())
                .toList();
    }
}

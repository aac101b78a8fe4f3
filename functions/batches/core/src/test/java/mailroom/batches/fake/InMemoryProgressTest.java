package mailroom.batches.fake;

import mailroom.batches.port.BatchStore;
import mailroom.batches.port.ProgressContract;

class InMemoryProgressTest extends ProgressContract {
    @Override
    protected BatchStore store() {
        return new InMemoryBatchStore(clock);
    }
}

package mailroom.batches.fake;

import mailroom.batches.port.BatchStore;
import mailroom.batches.port.SubmissionContract;

class InMemorySubmissionTest extends SubmissionContract {
    @Override
    protected BatchStore store() {
        return new InMemoryBatchStore(clock);
    }
}

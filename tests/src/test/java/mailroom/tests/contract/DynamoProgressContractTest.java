package mailroom.tests.contract;

import java.util.Random;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.ProgressContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoProgressContractTest extends ProgressContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected BatchStore store() {
        var backoff = new Backoff(new Random(), Backoff::sleep);
        return DynamoAdapters.over(SERVICES.dynamo(), SERVICES.ref("BatchesTable"), clock, backoff);
    }
}

package mailroom.sender.adapter;

import java.util.UUID;
import mailroom.sender.domain.MovingClock;
import mailroom.sender.port.Leases;
import mailroom.sender.port.LeasesContract;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoLeasesContractTest extends LeasesContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected Leases leases(MovingClock clock) {
        return new DynamoLeases(SERVICES.dynamo(), SERVICES.ref("SenderTable"), clock, () -> UUID.randomUUID()
                .toString());
    }
}

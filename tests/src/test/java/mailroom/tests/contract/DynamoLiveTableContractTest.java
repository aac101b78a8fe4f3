package mailroom.tests.contract;

import mailroom.live.adapter.LiveAdapters;
import mailroom.live.fake.LivePorts;
import mailroom.live.port.LiveTableContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoLiveTableContractTest extends LiveTableContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected LivePorts ports() {
        LiveAdapters live = LiveAdapters.over(SERVICES.dynamo(), SERVICES.ref("LiveTable"), clock);
        return new LivePorts(
                live.tickets(),
                live.connections(),
                live.connected(),
                live.subscriptions(),
                live.copies(),
                live.audiences());
    }
}

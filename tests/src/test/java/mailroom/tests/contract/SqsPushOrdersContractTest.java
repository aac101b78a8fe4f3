package mailroom.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailroom.live.adapter.LiveAdapters;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.PushOrder;
import mailroom.live.json.EventData;
import mailroom.live.port.PushOrders;
import mailroom.live.port.PushOrdersContract;
import mailroom.platform.Event;
import org.junit.jupiter.api.extension.RegisterExtension;

@AlsoOnLocalStack
class SqsPushOrdersContractTest extends PushOrdersContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    /** What came out of the queue, for whichever batch and test. */
    private static final Outlet[] OUTLET = new Outlet[1];

    @Override
    protected PushOrders orders() {
        return LiveAdapters.pushQueue(SERVICES.sqs(), SERVICES.ref("PushQueue"), InstantSource.system(), new Random(1));
    }

    @Override
    protected List<PushOrder> arrived(BatchId of, int expected) {
        synchronized (OUTLET) {
            if (OUTLET[0] == null) {
                OUTLET[0] = SERVICES.outlet("PushQueue");
            }
            var arrived = new ArrayList<PushOrder>();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                arrived.clear();
                OUTLET[0].bodies().stream()
                        .map(SqsPushOrdersContractTest::read)
                        .filter(it -> it.batch().equals(of))
                        .forEach(arrived::add);
                assertThat(arrived).hasSize(expected);
            });
            return arrived;
        }
    }

    private static PushOrder read(String body) {
        try {
            return EventData.pushOrder(Event.parse(body, EventData.PUSH));
        } catch (Event.Unreadable e) {
            throw new AssertionError(e);
        }
    }
}

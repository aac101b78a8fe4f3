package mailroom.sender.adapter;

import java.util.List;
import java.util.Map;
import mailroom.sender.domain.Kind;
import mailroom.sender.port.Requeue;
import mailroom.sender.port.RequeueContract;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import mailroom.tests.contract.Outlet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@AlsoOnLocalStack
class SqsRequeueContractTest extends RequeueContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private Map<Kind, Outlet> outlets = Map.of();

    @BeforeEach
    void connect() {
        outlets = Map.of(
                Kind.TRANSACTIONAL, SERVICES.outlet("TransactionalQueue"), Kind.BULK, SERVICES.outlet("BulkQueue"));
    }

    @Override
    protected Requeue requeue() {
        return new SqsRequeue(
                SERVICES.sqs(),
                Map.of(
                        Kind.TRANSACTIONAL, SERVICES.ref("TransactionalQueue"),
                        Kind.BULK, SERVICES.ref("BulkQueue")));
    }

    @Override
    protected List<String> arrived(Kind kind) {
        return outlets.get(kind).bodies();
    }
}

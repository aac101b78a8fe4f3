package mailroom.tests.contract;

import mailroom.access.rate.Windows;
import mailroom.access.rate.WindowsContract;
import mailroom.access.rate.adapter.RateAdapters;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoWindowsContractTest extends WindowsContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected Windows windows() {
        return RateAdapters.windows(SERVICES.dynamo(), SERVICES.ref("BatchesTable"));
    }
}

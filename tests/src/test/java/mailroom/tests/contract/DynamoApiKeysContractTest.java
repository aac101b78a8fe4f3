package mailroom.tests.contract;

import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.port.ApiKeys;
import mailroom.security.port.ApiKeysContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoApiKeysContractTest extends ApiKeysContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected ApiKeys keys() {
        return SecurityAdapters.apiKeys(SERVICES.dynamo(), SERVICES.ref("SecurityTable"));
    }
}

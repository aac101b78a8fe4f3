package mailroom.tests.contract;

import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.PublishedKeysContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@AlsoOnLocalStack
class SsmPublishedKeysContractTest extends PublishedKeysContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @BeforeEach
    void as_the_template_makes_it() {
        String value =
                SERVICES.resource("JwksParameter").properties().path("Value").textValue();
        SERVICES.ssm()
                .putParameter(it ->
                        it.name(SERVICES.ref("JwksParameter")).value(value).overwrite(true));
    }

    @Override
    protected PublishedKeys published() {
        return SecurityAdapters.publishedKeys(SERVICES.ssm(), SERVICES.ref("JwksParameter"));
    }
}

package mailroom.tests.contract;

import java.util.UUID;
import mailroom.access.adapter.AccessAdapters;
import mailroom.access.copy.CopyContract;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A copy has one head per table, and so each test has a table of its own, with the keys of the services' tables. */
class DynamoCopyContractTest extends CopyContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @Override
    protected Ports empty() {
        String table = "copy-" + UUID.randomUUID();
        SERVICES.dynamo().createTable(it -> it.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        AccessAdapters adapters = AccessAdapters.over(SERVICES.dynamo(), table);
        return new Ports(adapters.heads(), adapters.entries(), adapters.rights());
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
